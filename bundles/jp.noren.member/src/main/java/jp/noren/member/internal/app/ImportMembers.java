package jp.noren.member.internal.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.kernel.Ids;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.member.internal.domain.LoginName;
import jp.noren.member.internal.domain.Member;
import jp.noren.member.internal.domain.Profile;
import jp.noren.member.internal.domain.ProfileForm;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes over members from elsewhere: all of them, or none. They come without passwords and without mails; each sets his password by the re-issue
 * link, until then nobody logs in as him. A consent is not taken over, so the first order asks for it. Who comes without a login id gets one, and is told
 * it with his first order where the storefront does so (R093).
 */
@Component(service = ImportMembers.class)
public final class ImportMembers {

    public record Row(Profile profile, String loginId) {}

    private final Shops shops;
    private final Transactions transactions;
    private final AdmitMember admit;

    @Activate
    public ImportMembers(@Reference Shops shops, @Reference Transactions transactions, @Reference AdmitMember admit) {
        this.shops = shops;
        this.transactions = transactions;
        this.admit = admit;
    }

    /** @return the members as they now stand */
    public List<Member> handle(Caller caller, String storefront, List<Row> rows) {
        if (!shops.exists(storefront)) {
            throw RefusedException.notFound();
        }
        List<Member> members = read(storefront, rows, shops.rules(storefront).now());
        transactions.run(() -> {
            for (int i = 0; i < rows.size(); i++) {
                write(members.get(i), rows.get(i).loginId() != null, caller);
            }
        });
        return members;
    }

    private void write(Member member, boolean knowsHisLogin, Caller caller) {
        if (knowsHisLogin) {
            admit.writeKnown(member, caller);
        } else {
            admit.write(member, null, caller);
        }
    }

    private static List<Member> read(String shop, List<Row> rows, Instant now) {
        List<Member> members = new ArrayList<>();
        List<FieldError> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ProfileForm form = new ProfileForm();
            Profile profile = form.read(rows.get(i).profile());
            String chosen = form.loginId(rows.get(i).loginId());
            String at = "/members/" + i;
            form.faults().forEach(f -> faults.add(new FieldError(at + f.pointer(), f.code(), f.args())));
            String login = chosen == null ? LoginName.of(shop, Ids.randomText(LoginName.RANDOM_LENGTH)) : chosen;
            members.add(new Member(Ids.random("mem"), shop, login, profile, Member.Consent.NONE, now, 1));
        }
        if (!faults.isEmpty()) {
            throw RefusedException.invalid(faults);
        }
        return members;
    }
}
