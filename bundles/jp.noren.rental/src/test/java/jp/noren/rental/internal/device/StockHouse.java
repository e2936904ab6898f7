package jp.noren.rental.internal.device;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.LocalizedText;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.notification.api.Mails;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.internal.app.CardNews;
import jp.noren.rental.internal.app.ChangePayment;
import jp.noren.rental.internal.app.DeviceDesk;
import jp.noren.rental.internal.app.DeviceNews;
import jp.noren.rental.internal.app.DeviceStock;
import jp.noren.rental.internal.app.ImportStock;
import jp.noren.rental.internal.app.KeepChange;
import jp.noren.rental.internal.app.KeepStock;
import jp.noren.rental.internal.app.LearnCards;
import jp.noren.rental.internal.app.MoveDevice;
import jp.noren.rental.internal.app.MoveReturn;
import jp.noren.rental.internal.app.OwnContracts;
import jp.noren.rental.internal.app.PaymentPolicy;
import jp.noren.rental.internal.app.ReachPolicies;
import jp.noren.rental.internal.app.ReadDevices;
import jp.noren.rental.internal.app.ReadPayment;
import jp.noren.rental.internal.app.ReadPolicy;
import jp.noren.rental.internal.app.ReturnPrices;
import jp.noren.rental.internal.app.SettleReturn;
import jp.noren.rental.internal.app.SweepDevices;
import jp.noren.rental.internal.app.WarnExpiringCards;
import jp.noren.rental.internal.db.SqlCards;
import jp.noren.rental.internal.db.SqlContracts;
import jp.noren.rental.internal.db.SqlCounting;
import jp.noren.rental.internal.db.SqlDevices;
import jp.noren.rental.internal.db.SqlModels;
import jp.noren.rental.internal.db.SqlReturnFees;
import jp.noren.rental.internal.db.SqlReturns;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.DeviceModel;
import jp.noren.rental.internal.domain.DeviceState;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.Kind;
import jp.noren.rental.internal.domain.Status;
import jp.noren.rental.internal.domain.Terms;
import jp.noren.testing.MovableClock;

/** Stock, returns and payment of SORA on a real database, with everything else around it in memory. */
public final class StockHouse {
    public static final Caller CS = new Caller(Caller.Kind.OPERATOR, "opr_cs", null, null, Set.of(Role.CS), "ses_1");
    public static final Caller OWNER =
            new Caller(Caller.Kind.RESELLER, "res_1", null, "KUMO", Set.of(Role.RESELLER), "ses_2");
    static final Caller FOREIGN =
            new Caller(Caller.Kind.RESELLER, "res_2", null, "NAMI", Set.of(Role.RESELLER), "ses_3");

    public final MovableClock clock = MovableClock.at("2026-11-10T10:00:00+09:00");
    final List<Mails.Mail> mails = new CopyOnWriteArrayList<>();
    final List<String> acts = new CopyOnWriteArrayList<>();
    public final TestDatabase database;
    final FakeShops shops = new FakeShops();
    final FakeCharges charges;
    final FakeCards cards;
    final SqlContracts contracts;
    final SqlDevices devices;
    final SqlReturns returns;
    final SqlCards cardBook;
    public final DeviceStock stock;
    public final ImportStock importStock;
    public final MoveDevice moveDevice;
    public final MoveReturn moveReturn;
    public final ReadDevices read;
    final SettleReturn settle;
    final SweepDevices sweep;
    public final ChangePayment change;
    public final ReadPayment readPayment;
    final WarnExpiringCards warn;
    final ReachPolicies reach;
    final LearnCards learn;

    public StockHouse(TestDatabase database) {
        this.database = database;
        var schema = database.schema("rental");
        var sql = database.sql();
        var tx = database.transactions();
        charges = new FakeCharges(tx);
        cards = new FakeCards(tx);
        contracts = new SqlContracts(schema, sql);
        devices = new SqlDevices(schema, sql);
        returns = new SqlReturns(schema, sql);
        cardBook = new SqlCards(schema, sql);
        var models = new SqlModels(schema, sql);
        var desk = new DeviceDesk(shops);
        var news = new DeviceNews(audit(), this::mail, new People(), new DeviceNews.Shelf(contracts, models, shops));
        stock = new KeepStock(clock, devices, returns);
        importStock = new ImportStock(clock, tx, desk, new ImportStock.Books(devices, models), audit());
        moveDevice = new MoveDevice(clock, tx, devices, desk, news);
        moveReturn = new MoveReturn(
                clock,
                tx,
                new MoveReturn.Books(returns, devices, models, shops),
                desk,
                new MoveReturn.Telling(news, database.outbox()));
        read = new ReadDevices(devices, returns, desk);
        var prices = new ReturnPrices(clock, new SqlReturnFees(schema, sql));
        settle = new SettleReturn(tx, returns, contracts, prices, charges.service());
        sweep = new SweepDevices(clock, tx, returns, devices, new SweepDevices.Telling(news, shops));
        var policy = new PaymentPolicy(shops, new ReadPolicy(shops));
        var own = new OwnContracts(contracts, shops, policy);
        var cardNews = new CardNews(audit(), this::mail, new People(), shops, policy);
        change = new ChangePayment(clock, tx, own, cards, new KeepChange(clock, own, contracts, cardBook, cardNews));
        readPayment = new ReadPayment(clock, own, cardBook, policy);
        warn = new WarnExpiringCards(clock, tx, cardBook, cardNews);
        learn = new LearnCards(clock, tx, cardBook, cards);
        reach = new ReachPolicies(new SqlCounting(schema, sql));
    }

    private AuditTrail audit() {
        return (actor, storefront, act, object, details) -> {
            requireTransaction(act);
            database.transactions().afterCommit(() -> acts.add(actor.id() + " " + act + " " + details));
        };
    }

    private void mail(Mails.Mail mail) {
        requireTransaction(mail.template());
        database.transactions().afterCommit(() -> mails.add(mail));
    }

    private void requireTransaction(String what) {
        if (!database.transactions().isActive()) {
            throw new IllegalStateException(what + " outside a transaction");
        }
    }

    /** Delivers what a return has to settle. */
    int settle() {
        try {
            return database.deliver("rental.return-moved", settle);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static Caller member(String id) {
        return new Caller(Caller.Kind.MEMBER, id, "SORA", null, Set.of(Role.MEMBER), "ses_" + id);
    }

    /** The stock list of the demo data in small: models, and devices {@code DEV-1…n} of one of them. */
    public void stocked(int routers) {
        List<ImportStock.Item> items = new ArrayList<>();
        for (int i = 1; i <= routers; i++) {
            items.add(new ImportStock.Item("DEV-" + i, "SR-300", "SN-" + i, DeviceState.IN_STOCK));
        }
        importStock.handle(CS, "SORA", new ImportStock.Stock(models(), items));
        acts.clear();
    }

    static List<DeviceModel> models() {
        return List.of(
                new DeviceModel(
                        "SR-300",
                        Kind.ROUTER,
                        LocalizedText.of("ソラルーター300", "Sora Router 300", "Bộ phát Sora 300"),
                        List.of("USB_CABLE", "CASE")),
                new DeviceModel("SIM-NANO", Kind.SIM, LocalizedText.of("ナノSIM", "Nano SIM", "SIM nano"), List.of()));
    }

    /** A contract that runs; the first digits of its number make its id. */
    public Contract contract(String number, String member, String method, String appliedAt) {
        return contract(number, member, method, appliedAt, Status.ACTIVE);
    }

    Contract contract(String number, String member, String method, String appliedAt, Status status) {
        Instant applied = OffsetDateTime.parse(appliedAt).toInstant();
        LocalDate start = Japan.day(applied).plusMonths(1).withDayOfMonth(1);
        Contract contract = new Contract(
                "ctr_" + number,
                number,
                new Contract.Owner("SORA", member),
                new Contract.Rented(Kind.ROUTER, "R50", "NORMAL"),
                applied,
                start,
                status == Status.ENDED ? LocalDate.of(2026, 10, 31) : null,
                status,
                new Contract.Payer(method, method.equals("CARD") ? member : null),
                null,
                new Terms(2980, 10, 0, 0, 0, 0),
                0);
        database.transactions().run(() -> contracts.add(contract));
        return contract;
    }

    public Contract now(Contract contract) {
        return contracts.find(contract.id()).orElseThrow();
    }

    /** The fees of the demo data. */
    void fees() {
        fee("LATE_RETURN", null, 10);
        fee("LOSS_ROUTER", 18_000L, 0);
        fee("LOSS_CABLE", 500L, 0);
    }

    private void fee(String code, Long amount, int tax) {
        database.sql()
                .update(
                        "insert into rental.items (storefront, kind, code, valid_from, name_ja, name_en, name_vi, amount, tax_percent,"
                                + " for_kind) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        "SORA",
                        "FEE",
                        code,
                        LocalDate.of(2000, 1, 1),
                        code,
                        code,
                        code,
                        amount,
                        tax,
                        "ANY");
    }

    int count(String table) {
        return database.sql()
                .first("select count(*) from " + table, row -> row.getInt(1))
                .orElseThrow();
    }

    List<String> templates() {
        return mails.stream().map(Mails.Mail::template).toList();
    }

    /** Members whose id ends in a language read it. */
    private static final class People implements Members {
        @Override
        public Optional<MemberView> find(String id) {
            String language = id.endsWith("-vi") ? "vi" : id.endsWith("-en") ? "en" : "ja";
            return Optional.of(new MemberView(
                    id,
                    "SORA",
                    MemberView.Kind.INDIVIDUAL,
                    "青山 みどり",
                    id + "@mail.example",
                    language,
                    null,
                    null,
                    null,
                    true));
        }

        @Override
        public MemberView get(String id) {
            return find(id).orElseThrow();
        }

        @Override
        public void agreeToTerms(String member, String termsVersion) {
            throw new UnsupportedOperationException();
        }
    }

    public static Map<String, String> refusal(Runnable call) {
        try {
            call.run();
            return Map.of();
        } catch (jp.noren.kernel.RefusedException e) {
            return Map.of("code", e.code(), "kind", e.kind().name());
        }
    }
}
