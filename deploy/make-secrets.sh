#!/bin/sh
# Writes the secrets that compose.yaml reads, once: who loses n8n_encryption_key loses every
# credential, so keep a copy of it elsewhere.
set -eu
cd "$(dirname "$0")"
mkdir -p secrets
chmod 700 secrets
for name in n8n_encryption_key postgres_password redis_password; do
	[ -s "secrets/$name" ] || head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n' >"secrets/$name"
done
# n8n does not run as root, and secrets by file keep the owner and mode that they have here.
chmod 644 secrets/*
