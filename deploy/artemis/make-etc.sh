#!/bin/sh
# Writes an external Artemis' etc folder for the departments of a table.
set -eu
if [ $# -ne 3 ]; then
  echo "usage: make-etc.sh DEPARTMENTS.csv CREDENTIALS.properties ETC" >&2
  exit 2
fi
table=$1 credentials=$2 etc=$3
users=$(tail -n +2 "$table" | cut -d, -f1 | tr -d '\r"' | tr '[:upper:]' '[:lower:]')
umask 077
mkdir -p "$etc"
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT

rule() { # address, the engine's companion, what it may do
  echo "  <security-setting match=\"$1\">"
  for type in send consume createDurableQueue deleteDurableQueue createNonDurableQueue \
    deleteNonDurableQueue manage browse createAddress deleteAddress view edit; do
    case " $3 " in
      *" $type "*) echo "    <permission type=\"$type\" roles=\"engine,$2\"/>" ;;
      *) echo "    <permission type=\"$type\" roles=\"engine\"/>" ;;
    esac
  done
  echo "  </security-setting>"
}

queues() {
  echo opd.updates
  for user in $users; do printf 'opd.%s\nopd.%s.refused\nopd.%s.escalations\n' "$user" "$user" "$user"; done
}

{
  echo "<security-settings>"
  rule '#' nobody ''
  rule opd.updates department send
  for user in $users; do rule "opd.$user.#" "$user" "consume browse"; done
  echo "</security-settings>"
} >"$parts/security-settings"

{
  cat <<XML
<address-settings>
  <address-setting match="#">
    <auto-create-queues>false</auto-create-queues>
    <auto-create-addresses>false</auto-create-addresses>
    <auto-delete-queues>false</auto-delete-queues>
    <auto-delete-addresses>false</auto-delete-addresses>
    <default-address-routing-type>ANYCAST</default-address-routing-type>
    <default-queue-routing-type>ANYCAST</default-queue-routing-type>
    <address-full-policy>PAGE</address-full-policy>
    <max-size-bytes>20MiB</max-size-bytes>
    <page-size-bytes>2MiB</page-size-bytes>
    <max-delivery-attempts>-1</max-delivery-attempts>
    <no-expiry>true</no-expiry>
  </address-setting>
  <address-setting match="opd.#">
    <max-delivery-attempts>10</max-delivery-attempts>
    <redelivery-delay>1000</redelivery-delay>
    <redelivery-delay-multiplier>2</redelivery-delay-multiplier>
    <max-redelivery-delay>300000</max-redelivery-delay>
    <id-cache-size>20000</id-cache-size>
  </address-setting>
XML
  for queue in $(queues); do
    cat <<XML
  <address-setting match="$queue">
    <dead-letter-address>DLQ.$queue</dead-letter-address>
XML
    # A pause would let a later follow-up pass.
    [ "$queue" != opd.updates ] || echo "    <redelivery-delay>0</redelivery-delay>"
    echo "  </address-setting>"
  done
  echo "</address-settings>"
} >"$parts/address-settings"

{
  echo "<addresses>"
  # Whose turn it is to send orders: without it an order may arrive twice.
  name=laksa.dispatch.turn
  echo "  <address name=\"$name\"><anycast><queue name=\"$name\" max-consumers=\"1\"/></anycast></address>"
  # Where orders lie that a department leased over HTTP, until it took them.
  name=laksa.leased
  echo "  <address name=\"$name\"><anycast><queue name=\"$name\"/></anycast></address>"
  # Into which the engine puts a message and takes it out again, to see whether all is well.
  name=laksa.probe
  echo "  <address name=\"$name\"><anycast><queue name=\"$name\" ring-size=\"100\"/></anycast></address>"
  for queue in $(queues); do
    for name in "$queue" "DLQ.$queue"; do
      # One reader at a time keeps the follow-ups in order.
      exclusive=
      [ "$name" != opd.updates ] || exclusive=' exclusive="true"'
      echo "  <address name=\"$name\"><anycast><queue name=\"$name\"$exclusive/></anycast></address>"
    done
  done
  echo "</addresses>"
} >"$parts/addresses"

sed -e "/<!-- security-settings/{r $parts/security-settings
  d}" -e "/<!-- address-settings/{r $parts/address-settings
  d}" -e "/<!-- addresses/{r $parts/addresses
  d}" "$(dirname "$0")/broker.xml" >"$etc/broker.xml"

# The engine's password is made once, and survives a second run.
engine=$(sed -n 's/^laksa=//p' "$etc/artemis-users.properties" 2>/dev/null || true)
[ -n "$engine" ] || engine=$(LC_ALL=C tr -dc 'A-Za-z0-9' </dev/urandom | head -c 32)
{
  echo "laksa=$engine"
  for user in $users; do
    grep "^$user=" "$credentials" || { echo "no password of $user in $credentials" >&2; exit 1; }
  done
} >"$etc/artemis-users.properties"

{
  echo engine=laksa
  echo "department=$(echo "$users" | paste -sd, -)"
  for user in $users; do echo "$user=$user"; done
} >"$etc/artemis-roles.properties"
