package jp.noren.member.internal.rest;

import jp.noren.member.internal.domain.ContactPerson;

/** Who is to be addressed, as a client writes it. */
public record ContactWire(String department, String person) {

    static ContactPerson read(ContactWire wire) {
        return wire == null ? null : new ContactPerson(wire.department, wire.person);
    }

    static ContactWire of(ContactPerson contact) {
        return contact.equals(ContactPerson.NONE) ? null : new ContactWire(contact.department(), contact.person());
    }
}
