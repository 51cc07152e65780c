#!/bin/sh
# Puts the site's files on the shared volume. Files that are there stay as they are, also when
# several pods start together or one was killed half way: a hard link appears whole or not at all,
# and never replaces.
set -eu
from=$1
to=$2

for source in "$from"/*; do
  name=${source##*/}
  part=$to/.seed-$name-$(hostname)
  [ -e "$to/$name" ] && continue
  cp "$source" "$part"
  ln "$part" "$to/$name" 2>/dev/null || [ -e "$to/$name" ]
  rm -f "$part"
done

# what a killed pod left behind; another pod may be quicker
find "$to" -maxdepth 1 -name '.seed-*' -mmin +60 -exec rm -f {} + 2>/dev/null || :
