package jp.noren.member.internal.rest;

import jp.noren.member.internal.domain.Address;

/** An address as a client writes it. */
public record AddressWire(String postcode, String region, String city, String street, String building) {

    static Address read(AddressWire wire) {
        return wire == null ? null : new Address(wire.postcode, wire.region, wire.city, wire.street, wire.building);
    }

    static AddressWire of(Address address) {
        return address.equals(Address.NONE)
                ? null
                : new AddressWire(
                        address.postcode(), address.region(), address.city(), address.street(), address.building());
    }
}
