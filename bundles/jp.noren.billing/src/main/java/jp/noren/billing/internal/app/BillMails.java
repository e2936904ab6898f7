package jp.noren.billing.internal.app;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.noren.billing.internal.domain.Account;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.Japan;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.payment.spi.Bills;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells the member by mail to his registered address, or as the desk has marked it, in his language (R125, R137), in the running transaction. */
@Component(service = BillMails.class)
public final class BillMails {
    private final SendBill sender;
    private final Members members;
    private final BillWords words;
    private final BillBook bills;
    private final Today today;

    /** The day and the rules in force on it. */
    @Component(service = Today.class)
    public static final class Today {
        private final Clock clock;
        private final TermsOf terms;

        @Activate
        public Today(@Reference Clock clock, @Reference TermsOf terms) {
            this.clock = clock;
            this.terms = terms;
        }
    }

    @Activate
    public BillMails(
            @Reference SendBill sender,
            @Reference Members members,
            @Reference BillWords words,
            @Reference BillBook bills,
            @Reference Today today) {
        this.sender = sender;
        this.members = members;
        this.words = words;
        this.bills = bills;
        this.today = today;
    }

    /** The bill with the account to pay to, or the notice of the debit (R143). */
    void issued(Bill bill, List<Bills.Document> documents) {
        MemberView member = members.get(bill.member());
        Map<String, Object> args = args(bill, member);
        args.put("pay_to", words.payTo(documents, member.language()));
        sender.handle(bill, member, bill.isDebit() ? "billing.mail-debit-notice" : "billing.mail-bill", args);
    }

    void debitFailed(Bill bill) {
        MemberView member = members.get(bill.member());
        sender.handle(bill, member, "billing.mail-debit-failed", args(bill, member));
    }

    void overdue(Bill bill) {
        MemberView member = members.get(bill.member());
        Map<String, Object> args = args(bill, member);
        args.put("pay_to", words.payTo(bills.documents(bill.id()), member.language()));
        sender.handle(bill, member, "billing.mail-overdue", args);
    }

    /** Where the account stands now (R141). */
    void account(Account account) {
        MemberView member = members.get(account.member());
        var day = Japan.day(today.clock.instant());
        String standing = words.account(account, day, today.terms.on(account.storefront(), day), member.language());
        sender.mail(
                member,
                "billing.mail-account",
                Map.of("shop", words.shop(account.storefront()), "name", member.name(), "standing", standing));
    }

    private Map<String, Object> args(Bill bill, MemberView member) {
        return new HashMap<>(words.forMail(bill, bills.totals(bill.id()), member.name(), member.language()));
    }
}
