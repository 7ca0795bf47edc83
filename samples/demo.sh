#!/bin/sh
# What congvan does, on three composed letters: read them, check facts against one, find them in an archive.
# Run from the project's root by `make demo`. The bodies and persons in the letters do not exist.
set -eu

place=$(mktemp -d "${TMPDIR:-/tmp}/congvan-demo.XXXXXX")
trap 'rm -rf "$place"' EXIT
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then bold=$(printf '\033[1m') end=$(printf '\033[0m'); else bold= end=; fi

heading() {
    printf '\n%s== %s ==%s\n' "$bold" "$1" "$end"
}

# The command as one would type it, what it prints, and its exit code where that says something.
show() {
    printf '\n%s$ %s%s\n' "$bold" "$*" "$end"
    code=0
    "$@" || code=$?
    case $code in
    0) ;;
    1) printf '(mã thoát 1: có vi phạm · exit 1: something is violated)\n' ;;
    *) printf '(mã thoát %s)\n' "$code" && return "$code" ;;
    esac
}

heading 'Đọc văn bản: docx, PDF, txt · Reading letters'
for letter in samples/412-ubnd-nv.docx samples/187-scn-vp.pdf samples/03-ct-ubnd.txt; do
    show congvan parse "$letter"
done

heading 'Kiểm tra dữ kiện theo văn bản · Checking facts against a letter'
show cat samples/facts.json
show congvan check samples/412-ubnd-nv.docx --facts samples/facts.json --on 2021-04-22

heading 'Kho văn bản, tìm không cần dấu · An archive, searched without diacritics'
mkdir "$place/van-ban"
cp samples/412-ubnd-nv.docx samples/187-scn-vp.pdf samples/03-ct-ubnd.txt "$place/van-ban"
cd "$place"
show congvan index van-ban --archive kho.sqlite --quiet
show congvan search lam viec tai nha --archive kho.sqlite
show congvan search quay hang --archive kho.sqlite --type CT --since 2024

heading 'Xem tiếp · Next'
printf '%s\n' 'docs/huong-dan.md (cho cán bộ văn thư), docs/tutorial.md, docs/how-to.md, docs/reference.md'
