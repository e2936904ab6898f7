package jp.noren.support.internal.house;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.audit.api.AuditTrail;
import jp.noren.capability.testing.OwnTexts;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.notification.api.Mails;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.persistence.Transactions;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.api.ContractView;
import jp.noren.rental.api.Contracts;
import jp.noren.rental.api.DeviceKind;
import jp.noren.rental.spi.ContractPart.Consequence;
import jp.noren.support.internal.app.AssignKeys;
import jp.noren.support.internal.app.Enact;
import jp.noren.support.internal.app.EndSupport;
import jp.noren.support.internal.app.ExplainSupport;
import jp.noren.support.internal.app.FileClaim;
import jp.noren.support.internal.app.FileOperation;
import jp.noren.support.internal.app.Foresee;
import jp.noren.support.internal.app.HandOutKeys;
import jp.noren.support.internal.app.ImportSupport;
import jp.noren.support.internal.app.Plans;
import jp.noren.support.internal.app.PreviewFiling;
import jp.noren.support.internal.app.ReachPolicies;
import jp.noren.support.internal.app.ReadClaims;
import jp.noren.support.internal.app.ReadKey;
import jp.noren.support.internal.app.ReadKeys;
import jp.noren.support.internal.app.ReadSupport;
import jp.noren.support.internal.app.Refusals;
import jp.noren.support.internal.app.SettleClaim;
import jp.noren.support.internal.app.Sight;
import jp.noren.support.internal.app.SupportCharges;
import jp.noren.support.internal.app.SupportMails;
import jp.noren.support.internal.app.SupportPart;
import jp.noren.support.internal.app.TakeOver;
import jp.noren.support.internal.app.TellClaim;
import jp.noren.support.internal.app.TellEnd;
import jp.noren.support.internal.app.TellKeys;
import jp.noren.support.internal.app.TermsOf;
import jp.noren.support.internal.app.Weigh;
import jp.noren.support.internal.app.Words;
import jp.noren.support.internal.db.SqlApplicationBook;
import jp.noren.support.internal.db.SqlClaimBook;
import jp.noren.support.internal.db.SqlCounting;
import jp.noren.support.internal.db.SqlKeyPool;
import jp.noren.support.internal.db.SqlPlanBook;
import jp.noren.support.internal.db.SqlSupportBook;
import jp.noren.support.internal.domain.Application;
import jp.noren.support.internal.domain.CoverTerm;
import jp.noren.support.internal.domain.Operation;
import jp.noren.support.internal.domain.Plan;
import jp.noren.testing.MovableClock;

/** Support at SORA in a real database, with everything else around it in memory. The catalogue is that of the demo data. */
public final class House {
    public static final LocalDate EVER = LocalDate.of(2019, 1, 1);
    private final AtomicInteger keyNumber = new AtomicInteger();

    public final MovableClock clock = MovableClock.at("2026-11-10T10:00:00+09:00");
    public final FakeStorefronts storefronts = new FakeStorefronts();
    public final FakeMembers members = new FakeMembers();
    public final List<Mails.Mail> mails = new CopyOnWriteArrayList<>();
    public final List<String> acts = new CopyOnWriteArrayList<>();
    public final OwnTexts texts = new OwnTexts("support");
    public final TestDatabase database;
    public final Transactions transactions;
    public final Sql sql;
    public final FakeContracts contracts;
    public final TermsOf terms;
    public final Plans plans;
    public final Words words;
    public final SqlSupportBook book;
    public final SqlKeyPool pool;
    public final PreviewFiling preview;
    public final FileOperation file;
    public final SupportPart part;
    public final SupportCharges charges;
    public final EndSupport endSupport;
    public final AssignKeys assign;
    public final HandOutKeys job;
    public final ReadKey readKey;
    public final ReadKeys readKeys;
    public final ReadSupport read;
    public final ExplainSupport explain;
    public final ReachPolicies reach;
    public final ImportSupport imports;
    public final FileClaim fileClaim;
    public final ReadClaims readClaims;
    public final SettleClaim settleClaim;
    public final TellClaim tellClaim;

    public House(TestDatabase database) {
        this.database = database;
        transactions = database.transactions();
        sql = database.sql();
        Schema schema = database.schema("support");
        contracts = new FakeContracts(transactions);
        terms = new TermsOf(storefronts);
        SqlPlanBook planBook = new SqlPlanBook(schema, sql);
        plans = new Plans(planBook);
        words = new Words(texts);
        book = new SqlSupportBook(schema, sql);
        pool = new SqlKeyPool(schema, sql);
        SqlApplicationBook applications = new SqlApplicationBook(schema, sql);
        SqlClaimBook claims = new SqlClaimBook(schema, sql);
        Sight sight = new Sight(storefronts, contracts);
        Foresee foresee = new Foresee(plans, words);
        SupportMails supportMails = new SupportMails(this::mail, members, storefronts, plans, foresee);
        Weigh weigh = new Weigh(terms, plans);
        Enact enact = new Enact(book, pool, audit(), supportMails);
        Refusals refusals = new Refusals(transactions, audit());
        preview = new PreviewFiling(clock, sight, book, weigh, foresee);
        file = new FileOperation(
                clock, sight, contracts, preview, new FileOperation.Desk(refusals, book, applications, enact));
        explain = new ExplainSupport(clock, sight, book, plans, weigh);
        part = new SupportPart(new SupportPart.Rules(plans, terms, explain), book, enact, audit());
        reach = new ReachPolicies(new SqlCounting(schema, sql));
        charges = new SupportCharges(book, plans);
        endSupport =
                new EndSupport(clock, transactions, contracts, book, new TellEnd(applications, audit(), supportMails));
        assign = new AssignKeys(
                clock,
                transactions,
                contracts,
                book,
                new AssignKeys.Pool(pool, new TellKeys(terms, audit(), supportMails)));
        job = new HandOutKeys(assign);
        readKey = new ReadKey(clock, sight, book, plans, new ReadKey.Keys(pool, assign));
        readKeys = new ReadKeys(sight, pool);
        read = new ReadSupport(clock, sight, contracts, terms, new ReadSupport.Books(book, applications, pool));
        TakeOver takeOver = new TakeOver(clock, contracts, plans, terms, new TakeOver.Books(book, pool, enact));
        imports = new ImportSupport(
                clock, transactions, sight, new ImportSupport.Books(planBook, pool, takeOver, audit()), assign);
        tellClaim = new TellClaim(words, supportMails);
        fileClaim = new FileClaim(
                clock, sight, contracts, plans, new FileClaim.Desk(refusals, book, claims, audit(), tellClaim));
        readClaims = new ReadClaims(sight, claims);
        settleClaim = new SettleClaim(
                clock, transactions, readClaims, new SettleClaim.Books(claims, sight, audit(), tellClaim));
        transactions.run(() -> demo().forEach(plan -> planBook.add(plan, demo().indexOf(plan))));
    }

    /** The four plans of the demo data (R039). */
    public static List<Plan> demo() {
        List<CoverTerm> usual = List.of(term("NATURAL_FAILURE", 0), term("DAMAGE", 0), term("WATER", 0));
        List<CoverTerm> whole = List.of(
                term("NATURAL_FAILURE", 0), term("DAMAGE", 0), term("WATER", 0), term("LOSS", 2), term("THEFT", 2));
        List<CoverTerm> sim = List.of(term("NATURAL_FAILURE", 0), term("DAMAGE", 0));
        List<CoverTerm> simWhole =
                List.of(term("NATURAL_FAILURE", 0), term("DAMAGE", 0), term("LOSS", 2), term("THEFT", 2));
        return List.of(
                plan("SUPPORT", "ROUTER", "あんしん補償", 300, EVER, usual),
                plan("SUPPORT_PREMIUM", "ROUTER", "あんしん補償Premium", 500, EVER, whole),
                plan("SUPPORT_SIM", "SIM", "あんしん補償 for SIM", 200, EVER, sim),
                plan("SUPPORT_PREMIUM_SIM", "SIM", "あんしん補償Premium for SIM", 400, EVER, simWhole));
    }

    private static CoverTerm term(String cover, int months) {
        return new CoverTerm(cover, months);
    }

    public static Plan plan(String code, String kind, String ja, long monthly, LocalDate from, List<CoverTerm> covers) {
        boolean key = code.contains("PREMIUM");
        LocalizedText product = LocalizedText.of("まもるんセキュリティ", "Mamorun Security", "Mamorun Security");
        LocalizedText name = LocalizedText.of(
                ja,
                ja.replace("あんしん補償", "Care ").strip(),
                ja.replace("あんしん補償", "An Tâm ").strip());
        return new Plan("SORA", code, from, kind, name, Yen.of(monthly), 10, key, key ? product : null, covers);
    }

    private AuditTrail audit() {
        return (actor, storefront, act, object, details) -> {
            if (!transactions.isActive()) {
                throw new IllegalStateException("recorded outside a transaction");
            }
            transactions.afterCommit(() -> acts.add(act + " " + object + " " + details));
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

    /** An active contract with a plan chosen at its application (null for none). */
    public ContractView contract(String id, String member, DeviceKind kind, String start, String plan) {
        ContractView contract = contracts.add(id, member, kind, start);
        transactions.run(() -> part.conclude(contract, plan));
        return contract;
    }

    public ContractView router(String id, String plan) {
        return contract(id, "SORA-I1", DeviceKind.ROUTER, "2025-03-01", plan);
    }

    /** Looks, ticks everything, and files. */
    public Application file(String contract, Operation operation, String plan) {
        Caller caller = member(contracts.find(contract).orElseThrow().member());
        PreviewFiling.Preview seen = preview.handle(caller, contract, operation, plan);
        return file.handle(command(caller, contract, operation, plan, seen));
    }

    public FileOperation.Command command(
            Caller caller, String contract, Operation operation, String plan, PreviewFiling.Preview seen) {
        Set<String> ticked = seen.consequences().stream()
                .filter(Consequence::mustBeAcknowledged)
                .map(Consequence::code)
                .collect(Collectors.toSet());
        String key = "key-" + keyNumber.incrementAndGet();
        return new FileOperation.Command(caller, key, contract, operation, plan, seen.token(), ticked);
    }

    /** The code of the refusal; {@code ok} for none. */
    public static String code(Runnable act) {
        try {
            act.run();
            return "ok";
        } catch (RefusedException no) {
            return no.code();
        }
    }

    /** Rental has filed a contract's end. */
    public void end(String contract, String day) throws Exception {
        transactions.run(() -> database.outbox()
                .publish(Contracts.ENDING, contract, "{\"contract\":\"" + contract + "\",\"end\":\"" + day + "\"}"));
        database.deliver(Contracts.ENDING, endSupport);
    }

    public ImportSupport.Imported importKeys(String... codes) {
        return imports.handle(
                new ImportSupport.Command(operator(Role.ADMIN), "SORA", List.of(), List.of(codes), List.of()));
    }

    public int count(String table) {
        return sql.first("select count(*) from " + table, row -> row.getInt(1)).orElseThrow();
    }

    public OptionalInt used(String contract) {
        return sql.first(
                        "select changes_used + releases_used from support.contracts where contract = ?",
                        row -> OptionalInt.of(row.getInt(1)),
                        contract)
                .orElse(OptionalInt.empty());
    }

    public List<String> templates() {
        return mails.stream()
                .map(mail -> mail.template().substring("support.mail-".length()))
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
