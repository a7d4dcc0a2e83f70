package id.laksa.delivery.http;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the public internet from all others, by IANA's registries of special-purpose
 * addresses. An IPv4 address in an IPv6 one never counts as public in that form.
 */
final class PublicAddress {
  private static final List<IpSubnetFilterRule> SPECIAL_4 =
      blocks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.31.196.0/24",
          "192.52.193.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "192.175.48.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3");

  /** All that was given out for the public lies here, … */
  private static final List<IpSubnetFilterRule> GLOBAL_6 = blocks("2000::/3");

  /** … and these parts of it were not. */
  private static final List<IpSubnetFilterRule> SPECIAL_6 =
      blocks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

  private PublicAddress() {}

  static boolean is(InetAddress address) {
    return address instanceof Inet4Address
        ? !isIn(SPECIAL_4, address)
        : isIn(GLOBAL_6, address) && !isIn(SPECIAL_6, address);
  }

  private static boolean isIn(List<IpSubnetFilterRule> blocks, InetAddress address) {
    InetSocketAddress any = new InetSocketAddress(address, 0);
    return blocks.stream().anyMatch(block -> block.matches(any));
  }

  private static List<IpSubnetFilterRule> blocks(String... cidrs) {
    return Stream.of(cidrs)
        .map(cidr -> cidr.split("/", -1))
        .map(
            cidr ->
                new IpSubnetFilterRule(cidr[0], Integer.parseInt(cidr[1]), IpFilterRuleType.ACCEPT))
        .toList();
  }
}
