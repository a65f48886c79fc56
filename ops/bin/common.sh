# What the programs of ops/ share; to be sourced, after BANTIN_CONF was set or not.
# shellcheck shell=sh disable=SC2034

BANTIN_CONF=${BANTIN_CONF:-/etc/bantin.conf}
if [ ! -r "$BANTIN_CONF" ]; then
  echo "lỗi: không đọc được $BANTIN_CONF. Chép ops/bantin.conf của chương trình vào đó rồi sửa cho đúng." >&2
  exit 1
fi
# shellcheck source=ops/bantin.conf
. "$BANTIN_CONF"

REPO=$STATE/repo.git
CONTENT=$STATE/content
OUTPUT=$STATE/build/output
CACHE=$STATE/build/cache
LOCK=$STATE/run/lock
INDEX=$STATE/run/content.index
CHANGED=$STATE/run/changed
DUE=$STATE/run/due
PYTHON=$PROGRAM/.venv/bin/python
LC_ALL=C.UTF-8
PYTHONUTF8=1
PYTHONDONTWRITEBYTECODE=1
export LC_ALL PYTHONUTF8 PYTHONDONTWRITEBYTECODE
umask 027

# has_content COMMIT: tell whether a commit has a folder content/.
has_content() {
  [ "$(git cat-file -t "$1:content" 2>/dev/null)" = tree ] && return 0
  echo "lỗi: bản này không có thư mục content/." >&2
  return 1
}

# take_content COMMIT: put the folder content/ of a commit, and nothing else of it, where builds read.
# In a hook the objects of a push that was not accepted yet are in quarantine: GIT_DIR and the rest of the
# hook's environment must still be there.
take_content() {
  mkdir -p "$CONTENT"
  has_content "$1" || return 1
  GIT_WORK_TREE=$CONTENT GIT_INDEX_FILE=$INDEX sh -c '
    git -c core.bare=false read-tree -u --reset "$1:content" && git -c core.bare=false checkout-index -afqu' take "$1"
}

# build [FILE]: build what take_content took, as the user who may not touch the releases. FILE names the files
# (relative to content/, each ended by a zero byte) whose problems are to be told in full.
build() {
  if ! may_build ${1:+"$1"}; then
    echo "lỗi: máy chủ chưa cài xong nên chưa dựng được. Báo quản trị viên chạy: $PROGRAM/ops/install" >&2
    return 70
  fi
  # BUILD_AS is several words.
  # shellcheck disable=SC2086
  env -u GIT_DIR -u GIT_QUARANTINE_PATH -u GIT_OBJECT_DIRECTORY -u GIT_ALTERNATE_OBJECT_DIRECTORIES \
    $BUILD_AS "$PROGRAM/ops/bin/build" "$BANTIN_CONF" ${1:+"$1"}
}

# may_build [FILE]: tell whether the program is there, and sudo lets us call it.
may_build() {
  [ -x "$PYTHON" ] || return 1
  case $BUILD_AS in
    "sudo "*)
      # shellcheck disable=SC2086
      sudo -l ${BUILD_AS#sudo } "$PROGRAM/ops/bin/build" "$BANTIN_CONF" ${1:+"$1"} >/dev/null 2>&1
      ;;
  esac
}
