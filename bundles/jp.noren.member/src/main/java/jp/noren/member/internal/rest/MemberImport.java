package jp.noren.member.internal.rest;

import java.util.List;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.member.internal.app.ImportMembers;
import jp.noren.member.internal.domain.Member;
import jp.noren.member.internal.domain.Profile;

/** Members that come from elsewhere; at most a thousand at once. */
public record MemberImport(List<RowWire> members) {
    private static final int MOST = 1000;

    public record RowWire(
            String kind,
            String name,
            String email,
            String language,
            String phone,
            AddressWire address,
            ContactWire contact,
            String transferName,
            String loginId) {
        private ImportMembers.Row row() {
            Profile profile = new Profile(
                    kind,
                    name,
                    email,
                    language,
                    phone,
                    transferName,
                    AddressWire.read(address),
                    ContactWire.read(contact));
            return new ImportMembers.Row(profile, loginId);
        }
    }

    /** @param members in the order of the request */
    public record Imported(int imported, List<IdWire> members) {
        static Imported of(List<Member> members) {
            return new Imported(
                    members.size(),
                    members.stream()
                            .map(member -> new IdWire(
                                    member.id(),
                                    member.loginId(),
                                    member.profile().email()))
                            .toList());
        }
    }

    public record IdWire(String id, String loginId, String email) {}

    List<ImportMembers.Row> rows() {
        if (members == null || members.isEmpty() || members.size() > MOST) {
            throw RefusedException.invalid(List.of(FieldError.of("/members", "member.import-size")));
        }
        return members.stream().map(RowWire::row).toList();
    }
}
