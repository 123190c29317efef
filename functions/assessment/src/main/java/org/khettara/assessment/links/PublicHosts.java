package org.khettara.assessment.links;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/// Resolves hosts of the public web alone: an address that a publisher wrote must not make us ask
/// our own network. What is resolved here is what is connected to.
final class PublicHosts implements DnsResolver {
    private static final int FIRST_SHARED = 64;
    private static final int LAST_SHARED = 127;

    /// The host is none that anybody may ask.
    static final class NotPublicException extends UnknownHostException {
        private static final long serialVersionUID = 1;

        NotPublicException(String host) {
            super(host + " is not on the public web");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        for (InetAddress address : addresses) {
            if (!isPublic(address)) {
                throw new NotPublicException(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
    }

    /// IPv6 forms of IPv4 addresses are IPv4 addresses to Java.
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        boolean isUniqueLocal = bytes.length > 4 && (first & 0xFE) == 0xFC;
        boolean isShared =
                bytes.length == 4
                        && (first == 0
                                || first >= 240
                                || (first == 100
                                        && second >= FIRST_SHARED
                                        && second <= LAST_SHARED));
        return !(address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isUniqueLocal
                || isShared);
    }
}
