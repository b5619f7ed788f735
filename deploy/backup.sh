#!/bin/sh
# A dump of the course's database each night at 02:30 UTC, the oldest deleted after some days. With `once`: now, and no
# more. Where the database is, and its password, say PostgreSQL's own variables (PGHOST, PGUSER, …).
set -eu

folder=${BACKUPS:-/backups}
days=${KEEP_BACKUPS_DAYS:-14}
umask 077

dump() {
    file="$folder/course-$(date -u +%Y-%m-%dT%H%M%S).dump"
    # Under another name until it is whole: who takes the newest file never takes half a one.
    if pg_dump --format=custom --file="$file.part" && pg_restore --list "$file.part" >/dev/null; then
        mv "$file.part" "$file"
        echo "$file"
        find "$folder" -name 'course-*.dump*' -mtime "+$days" -delete
    else
        rm -f "$file.part"
        echo "There is no backup of this night: see above." >&2
        return 1
    fi
}

if [ "${1:-}" = once ]; then
    dump
    exit
fi
while true; do
    sleep $((86400 - ($(date +%s) - 9000) % 86400))
    dump || true
done
