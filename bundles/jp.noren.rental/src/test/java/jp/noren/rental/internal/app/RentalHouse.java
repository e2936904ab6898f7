package jp.noren.rental.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.api.ContractCharges;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.notification.api.Mails;
import jp.noren.payment.api.StoredCards;
import jp.noren.persistence.Audience;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.internal.db.SqlApplications;
import jp.noren.rental.internal.db.SqlCatalogue;
import jp.noren.rental.internal.db.SqlContracts;
import jp.noren.rental.internal.db.SqlDevices;
import jp.noren.rental.internal.db.SqlReturns;
import jp.noren.rental.internal.db.SqlSecrets;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Consequence;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.DeviceState;
import jp.noren.rental.internal.domain.MonthLines;
import jp.noren.rental.internal.domain.OnceLine;
import jp.noren.rental.internal.domain.RentalDevice;
import jp.noren.storefront.api.Storefronts;
import jp.noren.testing.MovableClock;

/** SORA with its catalogue on a real database; billing, members, mails and the card company around it in memory. */
final class RentalHouse {
    static final Caller ADMIN = new Caller(Caller.Kind.OPERATOR, "opr_1", null, null, Set.of(Role.ADMIN), "ses_1");

    final MovableClock clock;
    final List<Mails.Mail> mails = new CopyOnWriteArrayList<>();
    final List<String> acts = new CopyOnWriteArrayList<>();
    final Map<String, Object> policies = new ConcurrentHashMap<>(RentalPolicies.SORA);
    final Texts texts = new Texts();
    final RentalBilling billing;
    final TestDatabase database;
    final SqlContracts contracts;
    final SqlApplications applications;
    final SqlDevices devices;
    final CancelContract cancel;
    final ChangePlan change;
    final ApplyForRental apply;
    final PreviewWish preview;
    final ForceEnd force;
    final TurnContracts turn;
    final ChargeContracts charges;
    final ShowHome home;
    final ShowContracts show;
    final ImportContracts importContracts;
    final SettleConclusions settle;
    final SuspendContract suspend;
    final ReadApplications read;
    final TellOfPrepaid tell;

    /** Another company's system wants to hear of a storefront. */
    void listen(String storefront) {
        database.transactions().run(() -> ((Audience) database.outbox()).listens(storefront, true));
    }

    /** What it would be sent. */
    List<String> told() {
        return database.sql()
                .query(
                        "select payload from persistence.outbox where topic = 'event' order by seq",
                        row -> row.getString(1));
    }

    RentalHouse(TestDatabase database) {
        this(database, MovableClock.at("2026-11-10T10:00:00+09:00"), null);
    }

    /** @param real billing itself; null: what billing would do, in memory */
    RentalHouse(TestDatabase database, MovableClock clock, ContractCharges real) {
        this.database = database;
        this.clock = clock;
        var schema = database.schema("rental");
        var sql = database.sql();
        var tx = database.transactions();
        billing = new RentalBilling(tx);
        ContractCharges charging = real == null ? billing.service() : real;
        contracts = new SqlContracts(schema, sql);
        applications = new SqlApplications(schema, sql);
        devices = new SqlDevices(schema, sql);
        var catalogue = new SqlCatalogue(schema, sql);
        charges = new ChargeContracts(contracts, applications, catalogue);
        PartGates gates = new OpenGates(charges);
        Parts parts = new Parts(gates);
        DeviceStock stock = new KeepStock(clock, devices, new SqlReturns(schema, sql));
        Storefronts storefronts = new RentalPolicies(policies);
        Members members = people();
        Shops shops = new Shops(storefronts);
        ReadPolicy policy = new ReadPolicy(storefronts);
        Letters letters = new Letters(members, this::mail, texts, shops, stock);
        Registry registry = new Registry(applications, audit(), letters, database.outbox());
        Approval approval = new Approval(new SqlSecrets(schema, sql));
        Desk desk = new Desk(contracts, applications, approval, registry, new Refusals(tx, audit()));
        var fate = new TurnContract.DepositFate(policy, applications, charging, stock);
        EndContract end = new EndContract(contracts, stock, database.outbox(), fate);
        BeginContract begin = new BeginContract(contracts, applications, stock, parts);
        ChargeConclusion conclusion = new ChargeConclusion(charging, gates);
        var foreseeEnd = new ForeseeCancellation(policy, parts);
        var foreseeChange = new ForeseePlanChange(policy, catalogue, parts, stock);
        var foreseeNew = new ForeseeApplication(policy, catalogue, parts, stock);
        cancel = new CancelContract(clock, tx, desk, foreseeEnd, end);
        change = new ChangePlan(clock, tx, desk, foreseeChange, new ChangePlan.Steps(end, begin, conclusion));
        var settleOne = new SettleConclusion(
                clock,
                tx,
                applications,
                conclusion,
                new SettleConclusion.Outcome(contracts, end, stock, registry, policy));
        var steps = new ApplyForRental.Steps(foreseeNew, new FirstCard(cards()), begin, conclusion, settleOne);
        apply = new ApplyForRental(clock, tx, members, desk, steps);
        preview = new PreviewWish(
                clock, members, contracts, new PreviewWish.Foresight(foreseeEnd, foreseeChange, foreseeNew), approval);
        force = new ForceEnd(clock, tx, policy, new ForceEnd.Steps(contracts, end, stock, registry, shops), audit());
        turn = new TurnContracts(clock, contracts, new TurnContract(tx, contracts, fate, letters));
        settle = new SettleConclusions(applications, settleOne);
        suspend = new SuspendContract(tx, contracts, audit());
        tell = new TellOfPrepaid(clock, tx, contracts, policy, letters);
        home = new ShowHome(clock, contracts, policy, function -> !function.equals("downloads"));
        var own = new OwnContracts(contracts, storefronts, new PaymentPolicy(storefronts, policy));
        show = new ShowContracts(
                clock, contracts, catalogue, shops, new ShowContracts.Around(stock, parts, fate, policy, own));
        read = new ReadApplications(applications, shops);
        new ImportCatalogue(clock, tx, catalogue, shops, audit()).handle(ADMIN, "SORA", json("sora-catalogue.json"));
        importContracts = new ImportContracts(
                clock, tx, new ImportContracts.Books(contracts, catalogue, members, stock, charging), shops, audit());
        acts.clear();
    }

    private static JsonNode json(String resource) {
        try {
            return new ObjectMapper().readTree(RentalHouse.class.getResourceAsStream("/" + resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AuditTrail audit() {
        return (actor, storefront, act, object, details) -> {
            requireTransaction(act);
            database.transactions()
                    .afterCommit(() -> acts.add(act + " " + (details.containsKey("code") ? details.get("code") : "")));
        };
    }

    void mail(Mails.Mail mail) {
        requireTransaction(mail.template());
        database.transactions().afterCommit(() -> mails.add(mail));
    }

    private void requireTransaction(String what) {
        if (!database.transactions().isActive()) {
            throw new IllegalStateException(what + " outside a transaction");
        }
    }

    private StoredCards cards() {
        return (StoredCards) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {StoredCards.class},
                (proxy, method, args) -> new StoredCards.Kept.Stored());
    }

    /** Members whose id ends in {@code -c} are companies, in {@code -vi} read Vietnamese. */
    static Members people() {
        return (Members) Proxy.newProxyInstance(
                RentalHouse.class.getClassLoader(),
                new Class<?>[] {Members.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "find" -> Optional.of(person((String) args[0]));
                    case "get" -> person((String) args[0]);
                    default -> null;
                });
    }

    private static MemberView person(String id) {
        var kind = id.endsWith("-c") ? MemberView.Kind.CORPORATE : MemberView.Kind.INDIVIDUAL;
        String language = id.endsWith("-vi") ? "vi" : "ja";
        return new MemberView(id, "SORA", kind, "青山 みどり", "m@mail.example", language, null, null, null, true);
    }

    static Caller member(String id) {
        return new Caller(Caller.Kind.MEMBER, id, "SORA", null, Set.of(Role.MEMBER), "ses_2");
    }

    /** Devices {@code <model>-1…n} in stock. */
    void stock(String model, int count) {
        database.transactions().run(() -> {
            for (int i = 1; i <= count; i++) {
                devices.add(
                        new RentalDevice(
                                "dev_" + model + i,
                                "SORA",
                                model + "-" + i,
                                model,
                                "SN" + i,
                                DeviceState.IN_STOCK,
                                null,
                                null),
                        clock.instant());
            }
        });
    }

    /** A contract of old, such as those of the demo data. */
    Contract old(String number, String member, String plan, String course, String start) {
        return old(number, member, plan, course, start, "CARD");
    }

    Contract old(String number, String member, String plan, String course, String start, String method) {
        String document =
                """
                {"contracts":[{"id":"%s","member":"%s","plan":"%s","course":"%s","appliedAt":"%sT12:00:00+09:00",
                "startDate":"%s","paymentMethod":"%s"}]}"""
                        .formatted(
                                number,
                                member,
                                plan,
                                course,
                                LocalDate.parse(start).minusDays(10),
                                start,
                                method);
        try {
            return importContracts
                    .handle(ADMIN, "SORA", new ObjectMapper().readTree(document))
                    .get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks at the preview, ticks everything, and files. */
    Application file(Caller caller, String key, Wish wish) {
        PreviewWish.Preview seen = preview.handle(caller, wish);
        return file(new FileWish(caller, key, wish, given(seen)));
    }

    static Approval.Given given(PreviewWish.Preview seen) {
        String token = seen.token() == null ? "pre_none" : seen.token();
        Set<String> ticked = seen.foreseen().consequences().stream()
                .filter(Consequence::acknowledge)
                .map(Consequence::code)
                .collect(Collectors.toSet());
        return new Approval.Given(token, ticked);
    }

    Application file(FileWish filing) {
        return switch (filing.wish().kind()) {
            case CANCELLATION -> cancel.handle(filing);
            case PLAN_CHANGE -> change.handle(filing);
            default -> apply.handle(new ApplyForRental.Command(filing, null));
        };
    }

    Contract now(Contract contract) {
        return contracts.find(contract.id()).orElseThrow();
    }

    /** What the run for a month charges a contract, with tax; nothing when it is not among those that run. */
    Yen charged(String contract, String month) {
        var asked = java.time.YearMonth.parse(month);
        if (charges.page("SORA", asked, null, 500).stream()
                .noneMatch(one -> one.contract().equals(contract))) {
            return Yen.ZERO;
        }
        List<ChargeLine> lines = charges.lines("SORA", asked, List.of(contract)).getOrDefault(contract, List.of());
        return MonthLines.total(lines.stream()
                .map(line ->
                        new OnceLine(line.code(), line.name(), line.amount().amount(), line.taxPercent()))
                .toList());
    }

    int count(String table) {
        return database.sql()
                .first("select count(*) from rental." + table, row -> row.getInt(1))
                .orElseThrow();
    }

    /** The code of a refusal, or {@code done}. */
    static String code(Runnable call) {
        try {
            call.run();
            return "done";
        } catch (RefusedException no) {
            return no.code();
        } catch (Approval.ChangedException changed) {
            return changed.getMessage();
        }
    }
}
