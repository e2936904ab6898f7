package jp.noren.billing.internal.house;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.api.Receivables;
import jp.noren.billing.internal.app.AskCompany;
import jp.noren.billing.internal.app.BillBook;
import jp.noren.billing.internal.app.BillMails;
import jp.noren.billing.internal.app.BillWords;
import jp.noren.billing.internal.app.ChooseChannel;
import jp.noren.billing.internal.app.CloseAccount;
import jp.noren.billing.internal.app.CloseMonth;
import jp.noren.billing.internal.app.CloseMonths;
import jp.noren.billing.internal.app.CollectDebits;
import jp.noren.billing.internal.app.FinishTask;
import jp.noren.billing.internal.app.FollowDebits;
import jp.noren.billing.internal.app.ImportClaims;
import jp.noren.billing.internal.app.IssueBill;
import jp.noren.billing.internal.app.IssueBills;
import jp.noren.billing.internal.app.KeepCreditLines;
import jp.noren.billing.internal.app.KeepReceivables;
import jp.noren.billing.internal.app.MarkLate;
import jp.noren.billing.internal.app.MoveBill;
import jp.noren.billing.internal.app.NoteBounce;
import jp.noren.billing.internal.app.ReadAccounts;
import jp.noren.billing.internal.app.ReadBills;
import jp.noren.billing.internal.app.ReadCreditLines;
import jp.noren.billing.internal.app.RecordReceipt;
import jp.noren.billing.internal.app.RedoBill;
import jp.noren.billing.internal.app.SendBill;
import jp.noren.billing.internal.app.SetCreditLimit;
import jp.noren.billing.internal.app.SettleDebit;
import jp.noren.billing.internal.app.Sight;
import jp.noren.billing.internal.app.StartDebit;
import jp.noren.billing.internal.app.StepAccount;
import jp.noren.billing.internal.app.TakeDebitRequest;
import jp.noren.billing.internal.app.TermsOf;
import jp.noren.billing.internal.db.SqlAccountBook;
import jp.noren.billing.internal.db.SqlBillBook;
import jp.noren.billing.internal.db.SqlClaimBook;
import jp.noren.billing.internal.db.SqlCreditBook;
import jp.noren.billing.internal.db.SqlDispatchBook;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.MandateState;
import jp.noren.capability.testing.OwnTexts;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;
import jp.noren.notification.api.Mails;
import jp.noren.payment.spi.Mandate;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.persistence.Transactions;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.testing.MovableClock;
import jp.noren.time.internal.app.BankCalendar;

/** Billing in a real database with the real calendar of the banks, and everything else around it in memory. */
public final class House {
    public final MovableClock clock = MovableClock.at("2026-11-10T10:00:00+09:00");
    public final FakeStorefronts storefronts = new FakeStorefronts();
    public final FakeMembers members = new FakeMembers();
    public final List<Mails.Mail> mails = new CopyOnWriteArrayList<>();
    public final List<String> acts = new CopyOnWriteArrayList<>();
    public final OwnTexts texts = new OwnTexts("billing");
    public final TestDatabase database;
    public final Transactions transactions;
    public final Sql sql;
    public final FakeCompany company;
    public final FakeBank bank;
    public final TermsOf terms;
    public final SqlBillBook bills;
    public final KeepCreditLines credit;
    public final SetCreditLimit setLimit;
    public final ReadCreditLines readCredit;
    public final KeepReceivables receivables;
    public final ImportClaims importClaims;
    public final CloseMonth closeMonth;
    public final CloseMonths closeMonths;
    public final IssueBills issueBills;
    public final FollowDebits followDebits;
    public final MarkLate markLate;
    public final RecordReceipt receipts;
    public final RedoBill redo;
    public final ReadBills readBills;
    public final BillWords words;
    public final StepAccount stepAccount;
    public final ReadAccounts readAccounts;
    public final TakeDebitRequest debitRequests;
    public final CollectDebits collectDebits;
    public final SqlDispatchBook dispatch;
    public final ChooseChannel channels;
    public final FinishTask tasks;
    public final NoteBounce bounces;

    /** Called with each act before it is written; may throw, as a machine that is killed. */
    public volatile Consumer<String> beforeAct = act -> {};

    public House(TestDatabase database) {
        this.database = database;
        transactions = database.transactions();
        sql = database.sql();
        Schema schema = database.schema("billing");
        company = new FakeCompany(transactions);
        bank = new FakeBank(clock, transactions);
        terms = new TermsOf(storefronts, new BankCalendar(""));
        Sight sight = new Sight(storefronts, members);
        SqlCreditBook creditBook = new SqlCreditBook(schema, sql);
        SqlClaimBook claims = new SqlClaimBook(schema, sql);
        SqlAccountBook accounts = new SqlAccountBook(schema, sql);
        bills = new SqlBillBook(schema, sql);
        dispatch = new SqlDispatchBook(schema, sql);
        words = new BillWords(texts, storefronts);
        BillMails billMails = new BillMails(
                new SendBill(clock, this::mail, dispatch), members, words, bills, new BillMails.Today(clock, terms));
        MoveBill mover = new MoveBill(clock, bills, terms, new MoveBill.Records(audit(), database.outbox()), billMails);
        credit = new KeepCreditLines(clock, transactions, creditBook);
        setLimit = new SetCreditLimit(
                clock, sight, terms, creditBook, new SetCreditLimit.Records(transactions, audit(), database.outbox()));
        readCredit = new ReadCreditLines(sight, creditBook);
        receivables = new KeepReceivables(clock, transactions, terms, claims);
        importClaims = new ImportClaims(
                clock, transactions, sight, terms, new ImportClaims.Books(claims, creditBook, audit()));
        closeMonth = new CloseMonth(
                clock,
                storefronts,
                transactions,
                claims,
                new CloseAccount(clock, terms, claims, bills, new CloseAccount.Setting(accounts, audit())));
        closeMonths = new CloseMonths(clock, storefronts, claims, closeMonth);
        StartDebit startDebit =
                new StartDebit(transactions, bank, members, bills, new StartDebit.Steps(accounts, mover));
        issueBills = new IssueBills(
                clock,
                bills,
                new IssueBill(
                        clock,
                        transactions,
                        bills,
                        new AskCompany(company, claims),
                        new IssueBill.Debit(mover, startDebit)));
        readBills = new ReadBills(sight, bills, claims);
        receipts = new RecordReceipt(
                clock, transactions, readBills, bills, new RecordReceipt.Effects(mover, claims, credit, audit()));
        SettleDebit settle = new SettleDebit(transactions, bank, bills, mover, receipts);
        followDebits = new FollowDebits(clock, bills, settle);
        markLate = new MarkLate(clock, transactions, bills, mover);
        redo = new RedoBill(clock, transactions, readBills, bills, new RedoBill.Ways(claims, billMails, audit()));
        stepAccount = new StepAccount(
                clock, transactions, sight, accounts, new StepAccount.Records(terms, audit(), billMails));
        readAccounts = new ReadAccounts(clock, sight, terms, accounts);
        channels = new ChooseChannel(clock, transactions, sight, dispatch, audit());
        tasks = new FinishTask(clock, transactions, sight, dispatch, audit());
        bounces = new NoteBounce(clock, transactions, bills, dispatch, audit());
        debitRequests = new TakeDebitRequest(accounts, stepAccount);
        collectDebits = new CollectDebits(bank, sight, settle, audit(), transactions);
    }

    private AuditTrail audit() {
        return (actor, storefront, act, object, details) -> {
            if (!transactions.isActive()) {
                throw new IllegalStateException("recorded outside a transaction");
            }
            beforeAct.accept(act);
            transactions.afterCommit(() -> acts.add(act));
        };
    }

    private void mail(Mails.Mail mail) {
        if (!transactions.isActive()) {
            throw new IllegalStateException("mailed outside a transaction");
        }
        transactions.afterCommit(() -> mails.add(mail));
    }

    public static Caller operator(Role... roles) {
        return new Caller(Caller.Kind.OPERATOR, "opr_1", null, null, Set.of(roles), "ses_1");
    }

    public static Caller reseller(String code) {
        return new Caller(Caller.Kind.RESELLER, "res_1", null, code, Set.of(Role.RESELLER), "ses_2");
    }

    public Caller member(String id) {
        return new Caller(Caller.Kind.MEMBER, id, members.get(id).storefront(), null, Set.of(Role.MEMBER), "ses_3");
    }

    public void limit(String member, long yen) {
        setLimit.handle(new SetCreditLimit.Command(operator(Role.CREDIT), member, Yen.of(yen), "the desk decided"));
    }

    /** A claim of one line at 10 %, with a payment of its own. */
    public void claim(String member, String order, String fulfilledAt, long net) {
        claim(member, order, fulfilledAt, line("plan", 1, net, 10));
    }

    public void claim(String member, String order, String fulfilledAt, Receivables.Line... lines) {
        Instant at = OffsetDateTime.parse(fulfilledAt).toInstant();
        long total = Arrays.stream(lines)
                .mapToLong(l -> l.unitPrice().amount() * l.quantity() * (100 + l.taxPercent()) / 100)
                .sum();
        receivables.claim(new Receivables.Claim(
                members.get(member).storefront(),
                member,
                order,
                "N-" + order,
                "pay_" + order,
                at,
                List.of(lines),
                Yen.of(total)));
    }

    public static Receivables.Line line(String name, long quantity, long unitPrice, int taxPercent) {
        return new Receivables.Line(name, quantity, Yen.of(unitPrice), taxPercent);
    }

    public static Mandate mandate() {
        return new Mandate("0000012345", "0001", "001", 1, "1234567", "ﾏﾙﾌｼﾞｾｲｻｸｼﾖ", true);
    }

    public void step(String member, MandateState state, String on) {
        Mandate mandate = state == MandateState.ACTIVE ? mandate() : null;
        stepAccount.handle(
                new StepAccount.Command(operator(Role.BILLING), member, state, LocalDate.parse(on), null, mandate));
    }

    /** TANA-C2's way in the demo data. */
    public void activate(String member, String on) {
        step(member, MandateState.REQUESTED, "2026-08-20");
        step(member, MandateState.FORM_SENT, "2026-08-27");
        step(member, MandateState.FORM_RECEIVED, "2026-09-05");
        step(member, MandateState.BANK_REVIEW, "2026-09-10");
        step(member, MandateState.ACTIVE, on);
    }

    /** What the jobs do at an instant, long enough after the last time. */
    public void jobsAt(String instant) {
        clock.set(instant);
        closeMonths.run();
        issueBills.run();
        followDebits.run();
        markLate.run();
    }

    public List<Bill> billsOf(String member) {
        return bills.page(new BillBook.Query(null, member, null, false), new Slice(100, null, null));
    }

    public Bill onlyBillOf(String member) {
        List<Bill> found = billsOf(member);
        if (found.size() != 1) {
            throw new AssertionError(member + " has the bills " + found);
        }
        return found.get(0);
    }

    public int count(String table) {
        return sql.first("select count(*) from " + table, row -> row.getInt(1)).orElseThrow();
    }

    public List<String> mailsTo(String member) {
        return mails.stream()
                .filter(mail -> member.equals(mail.member()))
                .map(Mails.Mail::template)
                .toList();
    }

    /** The last mail as its reader sees it. */
    public String lastMail() {
        Mails.Mail mail = mails.get(mails.size() - 1);
        Map<String, ?> args = mail.args();
        return texts.text(mail.language(), mail.template() + ".subject", args) + "\n"
                + texts.text(mail.language(), mail.template() + ".body", args);
    }
}
