package jp.noren.member.internal.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.member.internal.domain.CredentialsTiming;
import jp.noren.member.internal.domain.DeskMatch;
import jp.noren.member.internal.domain.Member;
import jp.noren.member.internal.domain.ProfileForm;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * An operator has login id and a new first password mailed to a member who cannot find the mail: after what he wrote in his inquiry was compared with
 * what is registered, and to the registered address only (R096). The operator sees neither the password nor what did not match.
 */
@Component(service = ResendCredentials.class)
public final class ResendCredentials {

    /** @param inquiry the ticket in which the member asked */
    public record Command(String storefront, String inquiry, String name, String email, String phone, String postcode) {
        @Override
        public String toString() {
            return "Command[" + inquiry + "]";
        }
    }

    private final Shops shops;
    private final MemberBook members;
    private final CredentialsBook book;
    private final Write write;

    @Activate
    public ResendCredentials(
            @Reference Shops shops,
            @Reference MemberBook members,
            @Reference CredentialsBook book,
            @Reference Write write) {
        this.shops = shops;
        this.members = members;
        this.book = book;
        this.write = write;
    }

    /**
     * @return the member the mail goes to
     * @throws RefusedException CONFLICT {@code member.credentials-no-match}, {@code member.credentials-by-order} or {@code member.credentials-own}
     */
    public Member handle(Caller caller, Command command) {
        if (!shops.exists(command.storefront())) {
            throw RefusedException.notFound();
        }
        DeskMatch match = read(command);
        Member member = find(command.storefront(), match)
                .orElseThrow(() -> new RefusedException(Kind.CONFLICT, "member.credentials-no-match"));
        CredentialsTiming timing =
                shops.rules(command.storefront()).credentials(member.profile().kind());
        if (timing == CredentialsTiming.OWN_PASSWORD) {
            throw new RefusedException(Kind.CONFLICT, "member.credentials-own");
        }
        if (timing == CredentialsTiming.AT_FIRST_ORDER && book.asked(member.id()) == 0) {
            throw new RefusedException(Kind.CONFLICT, "member.credentials-by-order");
        }
        write.handle(caller, member, command.inquiry().strip(), match);
        return member;
    }

    private static DeskMatch read(Command command) {
        ProfileForm form = new ProfileForm();
        form.need("/inquiry", command.inquiry(), 40);
        String name = form.need("/name", command.name(), 100);
        DeskMatch match = new DeskMatch(
                name, form.email(command.email()), form.phone(command.phone()), form.postcode(command.postcode()));
        if (form.faults().isEmpty() && !match.isEnough()) {
            throw RefusedException.invalid(List.of(FieldError.of("/email", "member.match-too-little")));
        }
        if (!form.faults().isEmpty()) {
            throw RefusedException.invalid(form.faults());
        }
        return match;
    }

    /** Exactly one member must fit. */
    private Optional<Member> find(String storefront, DeskMatch match) {
        List<Member> known = match.email() == null
                ? book.byPhone(storefront, match.phone())
                : members.findByEmail(storefront, match.email()).stream().toList();
        List<Member> fitting =
                known.stream().filter(member -> match.fits(member.profile())).toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    /** The part of it that is one transaction. */
    @Component(service = Write.class)
    public static final class Write {
        private final Transactions transactions;
        private final AskCredentials ask;
        private final AuditTrail audit;

        @Activate
        public Write(@Reference Transactions transactions, @Reference AskCredentials ask, @Reference AuditTrail audit) {
            this.transactions = transactions;
            this.ask = ask;
            this.audit = audit;
        }

        void handle(Caller caller, Member member, String inquiry, DeskMatch match) {
            transactions.run(() -> {
                ask.again(member.id());
                Map<String, Object> details =
                        Map.of("inquiry", inquiry, "compared", String.join(" ", match.compared()));
                audit.record(caller, member.storefront(), "member.credentials-resent", member.id(), details);
            });
        }
    }
}
