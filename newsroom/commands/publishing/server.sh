# What is done on the server: sh -s VERB ROOT ARGUMENT …, with this file on standard input.
# Needs coreutils, findutils, grep, gzip, util-linux' flock and rsync there. docs/adr/020 says what lies in ROOT.
# Exit status: 70 no such release, 71 a program is missing (its name on standard error), 72 the lock was not
# free for half a minute, 73 the folder is not ours or not to be written, 75 somebody published meanwhile,
# 76 what lies here is not what was expected.
# The functions are called when all of this file has come: a line that breaks leaves nothing half done.
set -eu
umask 022
LC_ALL=C
export LC_ALL
WAIT=30
WEEK=7

locked() {
  exec 9>>.lock
  flock -w "$WAIT" 9 || exit 72
}

unlocked() {
  exec 9>&-
}

# Name the release that readers see; nothing if there is none.
current() {
  if [ -L current ]; then
    found=$(readlink current)
    printf '%s\n' "${found#releases/}"
  fi
}

# Name this very setting of the link: another, even to the same release, has another name.
token() {
  if [ -L current ]; then stat -c '%i.%y' current | tr -c '0-9A-Za-z.\n' -; else echo none; fi
}

# List the releases, the newest first, by the clock of this machine.
releases() {
  # shellcheck disable=SC2012 # the names are ours, and only ls knows the order of their times
  ls -t releases/ 2>/dev/null | while IFS= read -r info; do
    name=${info%.info}
    if [ "$name" != "$info" ] && [ -d "releases/$name" ]; then printf '%s\n' "$name"; fi
  done
}

point() {
  ln -sfn "releases/$1" .current
  mv -T .current current
  ln -sfn "releases/$1.host" .host
  mv -T .host host
}

# Give the commit of a release.
commit_of() {
  while IFS='=' read -r key value; do
    if [ "$key" = commit ]; then printf '%s\n' "$value"; fi
  done <"releases/$1.info"
}

# List the pages of articles below a folder.
articles() {
  (cd "$1" && printf '%s\n' [0-9][0-9][0-9][0-9]/[0-9][0-9]/*/index.html) | sort
}

# Put aside what runs left that are over; called under the lock.
sweep() {
  for part in releases/*.part; do
    if [ -d "$part" ] && (exec 8>>"${part%.part}.lock" && flock -n 8); then
      mv -T "$part" "${part%.part}.gone"
    fi
  done
  for copy in releases/*.ahead releases/*.copying; do
    if [ -d "$copy" ] && [ "$copy" != "releases/$(current).ahead" ]; then
      mv -T "$copy" "$copy.gone" 2>/dev/null || : # its maker may have renamed it just now
    fi
  done
  for lock in releases/*.lock; do
    if [ -f "$lock" ] && (exec 8>>"$lock" && flock -n 8); then rm -f "$lock"; fi
  done
}

# Make the folder ready, sweep it, and tell what is there.
ask() {
  for program in flock rsync find xargs grep gzip sort comm stat sha256sum b2sum; do
    command -v "$program" >/dev/null || { echo "$program" >&2; exit 71; }
  done
  if ! [ -e .lock ]; then
    for name in current host releases pool; do
      if [ -e "$name" ] || [ -L "$name" ]; then exit 73; fi
    done
  fi
  : >>.lock || exit 73
  mkdir -p releases pool/theme pool/photos || exit 73
  [ -w . ] && [ -w releases ] && [ -w pool/theme ] && [ -w pool/photos ] || exit 73
  if [ -e current ] && ! [ -L current ]; then exit 73; fi
  locked
  sweep
  unlocked
  rm -rf releases/*.gone || :
  tell
}

tell() {
  echo "current=$(current)"
  echo "token=$(token)"
  if [ -f held ]; then echo "held=$(cat held)"; fi
  df -B1 --output=avail,iavail,itotal . | tail -n 1 | while read -r bytes inodes all; do
    echo "free=$bytes"
    case $all in 0 | -) ;; *) echo "inodes=$inodes" ;; esac
  done
  for name in $(releases); do
    echo "release=$name"
    cat "releases/$name.info"
  done
}

# Mark RUN as going on, as long as standard input is open; then put aside what it left, and remove that.
hold() {
  ask
  locked
  exec 8>>"releases/$1.lock"
  flock -n 8 || exit 75
  unlocked
  echo ready
  cat >/dev/null
  if [ -d "releases/$1.part" ]; then mv -T "releases/$1.part" "releases/$1.gone"; fi
  rm -f "releases/$1.lock"
  # Nobody waits for this; what it does not finish, the next run does.
  (after "$1" 8>&- &) </dev/null >/dev/null 2>&1
}

# Remove what was put aside, and copy what readers see ahead of the next run: RUN.
after() {
  rm -rf releases/*.gone || :
  now=$(current)
  if [ -n "$now" ] && ! [ -d "releases/$now.ahead" ] && roomy; then
    if cp -al "releases/$now" "releases/$1.copying"; then
      mv -T "releases/$1.copying" "releases/$now.ahead" || :
    fi
    rm -rf "releases/$1.copying"
  fi
}

# Tell whether there is so much room that a copy ahead takes it from nobody: 2 GB, 200,000 files.
roomy() {
  df -B1 --output=avail,iavail,itotal . | tail -n 1 | {
    read -r bytes inodes all
    case $all in 0 | -) inodes=200000 ;; esac
    [ "$bytes" -ge 2000000000 ] && [ "$inodes" -ge 200000 ]
  }
}

# Copy a folder by links; where the system forbids them (files of another user), whole.
links() {
  if [ -d "$1" ] && ! cp -al "$1" "$2" 2>/dev/null; then
    rm -rf "$2"
    cp -a "$1" "$2" || { if [ -d "$1" ]; then exit 1; else exit 75; fi; }
  fi
}

# Make the folder of a run: RUN, BASE to begin from, which may be none, POOL: whether its list is to be used.
# Data: «+NAME» and «-NAME» of the list of the pool, «=PATH» of a page to remove.
prepare() {
  part=releases/$1.part
  if [ -n "$2" ] && ! [ -d "releases/$2" ]; then exit 75; fi
  rm -rf "$part"
  mkdir "$part"
  data >"$part/data"
  grep '^+' "$part/data" | cut -c 2- >"$part/more" || :
  grep '^-' "$part/data" | cut -c 2- >"$part/less" || :
  if [ -n "$3" ]; then
    comm -23 "releases/$2.pool" "$part/less" | sort -mu - "$part/more" >"$part/pool"
  else
    sort -u "$part/more" >"$part/pool"
  fi
  if [ -z "$2" ]; then
    mkdir "$part/site"
    return
  fi
  if ! mv -T "releases/$2.ahead" "$part/site" 2>/dev/null; then links "releases/$2" "$part/site"; fi
  rm -f "$part/site/theme" "$part/site/photos"
  links "releases/$2.host" "$part/site/_may-chu"
  grep '^=' "$part/data" | cut -c 2- >"$part/removed" || :
  (
    exec <"$part/removed"
    cd "$part/site"
    while IFS= read -r path; do
      rm -f "./$path"
      rmdir -p "./${path%/*}" 2>/dev/null || :
    done
  )
}

# List what photos of the pool may not wait, as what showed them was taken down: the beginnings of their names.
# PART, BASE; the pages that now say so are in PART/taken.
purgeable() {
  articles "releases/$2" >"$1/before"
  articles "$1/site" >"$1/after"
  comm -23 "$1/before" "$1/after" | sort -u - "$1/taken" >"$1/gone"
  for release in $(releases); do
    while IFS= read -r path; do
      if [ -f "releases/$release/$path" ]; then printf '%s\n' "releases/$release/$path"; fi
    done <"$1/gone"
  done | xargs -r -d '\n' cat -- | grep -aoE '\bphotos/[0-9a-f]{16}-' | sort -u || :
}

# Show the site of a run to the readers: RUN, NAME of the release, TOKEN of what it began from, KEEP releases,
# DIGEST of its list of the pool. Data: «iKEY=VALUE» of the release, «tPATH» of a page that says its article is gone.
switch() {
  part=releases/$1.part
  data >"$part/data"
  grep '^i' "$part/data" | cut -c 2- >"$part/info" || :
  grep '^t' "$part/data" | cut -c 2- | sort -u >"$part/taken" || :
  base=$(current)
  : >"$part/purge"
  if [ -n "$base" ]; then purgeable "$part" "$base" >"$part/purge"; fi
  mkdir -p "$part/site/_may-chu"
  ln -sfn ../../pool/theme "$part/site/theme"
  ln -sfn ../../pool/photos "$part/site/photos"
  chmod 755 "$part/site" "$part/site/_may-chu"
  locked
  [ "$(token)" = "$3" ] || exit 75
  if [ -e "releases/$2" ]; then exit 75; fi
  echo "$5  $part/pool" | sha256sum -c --status || exit 76
  there >"$part/there"
  comm -23 "$part/pool" "$part/there" >"$part/missing"
  if [ -s "$part/missing" ]; then exit 76; fi
  rm -rf "releases/$2.host"
  mv -T "$part/site/_may-chu" "releases/$2.host"
  mv "$part/pool" "releases/$2.pool"
  mv "$part/purge" "releases/$2.purge"
  mv "$part/taken" "releases/$2.taken"
  mv "$part/info" "releases/$2.info"
  touch "releases/$2.info"
  mv -T "$part/site" "releases/$2"
  if [ -n "$base" ]; then touch "releases/$base.pool"; fi
  point "$2"
  rm -f held
  # Readers see the release: what fails now (a full disk) is left to the next run, and must not look like a failure.
  set +e
  (set -e; prune "$part" "$4")
  pruned=$?
  set -e
  if [ "$pruned" != 0 ]; then echo "waiting=0"; fi
  unlocked
}

# List the files of the pool; one that rsync is just writing begins with a dot.
there() {
  (cd pool && find theme photos -type f \( ! -name '.*' -o -mmin +1440 \)) | sort
}

# Remove the releases and the files of the pool that nobody needs any more: PART to write in, KEEP.
prune() {
  now=$(current)
  for name in $(releases | tail -n "+$(($2 + 1))"); do
    if [ "$name" != "$now" ]; then retire "$1" "$name" "$now"; fi
  done
  for info in releases/*.info; do
    name=${info%.info}
    if ! [ -d "$name" ]; then rm -rf "$name.host" "$name.pool" "$name.taken" "$info"; fi
  done
  find releases -maxdepth 1 -name '*.stale' -mtime "+$((WEEK - 1))" -delete
  cat releases/*.purge >"$1/purge"
  find releases -maxdepth 1 \( -name '*.pool' -o -name '*.stale' \) -print0 |
    sort -mu --files0-from=- >"$1/wanted"
  comm -23 "releases/$now.pool" "$1/wanted" >"$1/missing"
  if [ -s "$1/missing" ]; then return 1; fi
  comm -23 "$1/there" "$1/wanted" >"$1/unwanted"
  if [ -s "$1/purge" ]; then
    comm -23 "$1/there" "releases/$now.pool" | grep -F -f "$1/purge" >>"$1/unwanted" || :
  fi
  (cd pool && xargs -r -d '\n' rm -f --) <"$1/unwanted"
  rm -f releases/*.purge
  there >"$1/there"
  echo "waiting=$(comm -23 "$1/there" "releases/$now.pool" | grep -cv '\.\(gz\|br\)$')"
}

# Put a release aside: PART, NAME, NOW; of its list stays what only it needed, for the rest of the week.
retire() {
  comm -23 "releases/$2.pool" "releases/$3.pool" >"$1/stale"
  if [ -s "$1/stale" ]; then
    touch -r "releases/$2.pool" "$1/stale"
    mv "$1/stale" "releases/$2.stale"
  fi
  mv -T "releases/$2" "releases/$2.gone"
  rm -rf "releases/$2.host"
  rm -f "releases/$2.pool" "releases/$2.taken" "releases/$2.info"
}

# Show a release of before: NAME, TOKEN. The commit that readers no longer see is noted in «held».
back() {
  locked
  [ "$(token)" = "$2" ] || exit 75
  if ! [ -d "releases/$1" ] || ! [ -f "releases/$1.info" ]; then exit 70; fi
  left=$(current)
  [ -n "$left" ] || exit 70
  touch "releases/$left.pool"
  if ! [ -s held ]; then
    noted=$(commit_of "$left")
    printf '%s\n' "${noted:-$left}" >.held
    mv -T .held held
  fi
  point "$1"
  # Several releases may be of one commit: nothing is held back only when the newest of all is shown.
  if [ "$(releases | head -n 1)" = "$1" ]; then rm -f held; fi
  unlocked
}

# List the pages of a release that show an article, not those that say that it was taken down: NAME.
pages() {
  [ -d "releases/$1" ] || exit 70
  if [ -f "releases/$1.taken" ]; then
    articles "releases/$1" | comm -23 - "releases/$1.taken"
  else
    articles "releases/$1"
  fi
}

# Wait up to SECONDS until who reloads the web server has seen the release NAME of this folder, and print what was
# said; nothing where nobody says anything.
web() {
  said=${NGINX_STATUS:-/run/bantin/nginx}
  left=$(($2 * 5))
  here=$(pwd -P)
  while [ "$left" -gt 0 ]; do
    if ! { read -r site && read -r name told; } 2>/dev/null <"$said" || [ "$site" != "$here" ]; then return 0; fi
    if [ "$name" = "$1" ]; then
      printf '%s\n' "$told"
      return
    fi
    sleep 0.2
    left=$((left - 1))
  done
  echo late
}

# Give the BLAKE2b of the files of a release, 16 bytes of it, and its list of the pool, packed: NAME.
sums() {
  [ -d "releases/$1" ] || exit 70
  {
    (cd "releases/$1" && find . -type f -print0 | xargs -0 -r b2sum -l 128 --)
    echo host
    (cd "releases/$1.host" 2>/dev/null && find . -type f -print0 | xargs -0 -r b2sum -l 128 --) || :
    cat "releases/$1.pool"
  } | gzip -c
}

main() {
  verb=$1
  case $verb in
    tell | pages | sums) [ -d "$2" ] || exit 0 ;;
    *) mkdir -p "$2" || exit 73 ;;
  esac
  cd "$2" || exit 73
  shift 2
  case $verb in
    ask | tell | hold | prepare | switch | back | pages | sums | web) "$verb" "$@" ;;
    *) exit 64 ;;
  esac
}
