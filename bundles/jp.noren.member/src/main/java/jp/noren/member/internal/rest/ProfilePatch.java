package jp.noren.member.internal.rest;

import jp.noren.member.internal.app.ChangeProfile;

/** The fields a member may change; an absent one stays as it is. Name and kind are changed by the inquiry desk only (Q27). */
public record ProfilePatch(
        String email, String language, String phone, String transferName, AddressWire address, ContactWire contact) {

    ChangeProfile.Changes changes() {
        return new ChangeProfile.Changes(
                email, language, phone, transferName, AddressWire.read(address), ContactWire.read(contact));
    }
}
