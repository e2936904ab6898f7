package jp.noren.checkout.internal.house;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.api.CreditLines;
import jp.noren.capability.testing.OwnTexts;
import jp.noren.checkout.internal.app.Announcer;
import jp.noren.checkout.internal.app.BeginPayment;
import jp.noren.checkout.internal.app.CancelHeld;
import jp.noren.checkout.internal.app.CreditRaised;
import jp.noren.checkout.internal.app.Doors;
import jp.noren.checkout.internal.app.DraftOrder;
import jp.noren.checkout.internal.app.ExpireTransfers;
import jp.noren.checkout.internal.app.FillCart;
import jp.noren.checkout.internal.app.ImportProducts;
import jp.noren.checkout.internal.app.ListHeld;
import jp.noren.checkout.internal.app.MoveOrder;
import jp.noren.checkout.internal.app.OfferMethods;
import jp.noren.checkout.internal.app.OrderWords;
import jp.noren.checkout.internal.app.PayHeldOtherwise;
import jp.noren.checkout.internal.app.PaymentChanged;
import jp.noren.checkout.internal.app.PaymentTerms;
import jp.noren.checkout.internal.app.PlaceOrder;
import jp.noren.checkout.internal.app.ReadOrders;
import jp.noren.checkout.internal.app.ResumeHeld;
import jp.noren.checkout.internal.app.SettleOrder;
import jp.noren.checkout.internal.app.Shops;
import jp.noren.checkout.internal.app.SweepHeld;
import jp.noren.checkout.internal.app.SweepOrders;
import jp.noren.checkout.internal.app.WriteOrder;
import jp.noren.checkout.internal.db.SqlCarts;
import jp.noren.checkout.internal.db.SqlCatalogue;
import jp.noren.checkout.internal.db.SqlHeldOrders;
import jp.noren.checkout.internal.db.SqlOrders;
import jp.noren.checkout.internal.wire.BillingGate;
import jp.noren.kernel.Slice;
import jp.noren.notification.api.Mails;
import jp.noren.persistence.OutboxConsumer;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.persistence.Transactions;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.testing.MovableClock;

/** Checkout in a real database, with everything around it in memory. */
public final class House {
    public final MovableClock clock = MovableClock.at("2026-11-10T10:00:00+09:00");
    public final FakeStorefronts storefronts = new FakeStorefronts();
    public final List<Mails.Mail> mails = new CopyOnWriteArrayList<>();
    public final List<String> acts = new CopyOnWriteArrayList<>();
    public final OwnTexts texts = new OwnTexts("checkout");
    public final Transactions transactions;
    public final Sql sql;
    public final FakeMembers members;
    public final FakePayments payments;
    public final SqlCatalogue catalogue;
    public final SqlCarts carts;
    public final SqlOrders orders;
    public final FillCart fillCart;
    public final ImportProducts importProducts;
    public final OfferMethods offerMethods;
    public final PlaceOrder placeOrder;
    public final ReadOrders readOrders;
    public final SettleOrder settleOrder;
    public final PaymentChanged paymentChanged;
    public final ExpireTransfers expireTransfers;
    public final SweepOrders sweepOrders;
    public final BillingGate billingGate = new BillingGate();
    public final FakeBilling billing;
    public final ResumeHeld resumeHeld;
    public final PayHeldOtherwise payHeldOtherwise;
    public final CancelHeld cancelHeld;
    public final SqlHeldOrders heldOrders;
    public final CreditRaised creditRaised;
    public final SweepHeld sweepHeld;
    public final ListHeld listHeld;
    public final OrderWords words;

    public House(TestDatabase database) {
        transactions = database.transactions();
        sql = database.sql();
        Schema schema = database.schema("checkout");
        members = new FakeMembers(clock, transactions);
        payments = new FakePayments(clock, transactions);
        catalogue = new SqlCatalogue(schema, sql, clock);
        carts = new SqlCarts(schema, sql);
        orders = new SqlOrders(schema, sql);
        Shops shops = new Shops(storefronts);
        billing = new FakeBilling(transactions, sql);
        words = new OrderWords(texts, storefronts);
        Announcer announcer = new Announcer(audit(), this::mail, members, words, database.outbox());
        MoveOrder mover = new MoveOrder(orders, carts, shops, announcer);
        settleOrder = new SettleOrder(clock, transactions, payments, billingGate, mover);
        WriteOrder writer = new WriteOrder(transactions, orders, carts, members, announcer);
        Doors doors = new Doors(payments, billingGate);
        PaymentTerms terms = new PaymentTerms(members, shops);
        placeOrder = new PlaceOrder(clock, new DraftOrder(members, shops, carts, terms), writer, settleOrder, doors);
        BeginPayment begin = new BeginPayment(transactions, orders, doors, settleOrder, announcer);
        resumeHeld = new ResumeHeld(clock, orders, terms, begin);
        payHeldOtherwise = new PayHeldOtherwise(clock, orders, terms, begin);
        cancelHeld = new CancelHeld(clock, transactions, orders, mover);
        heldOrders = new SqlHeldOrders(schema, sql);
        creditRaised = new CreditRaised(heldOrders, resumeHeld);
        sweepHeld = new SweepHeld(clock, heldOrders, cancelHeld, resumeHeld);
        listHeld = new ListHeld(heldOrders, members, billingGate);
        fillCart = new FillCart(carts, catalogue);
        importProducts = new ImportProducts(transactions, storefronts, catalogue, audit());
        offerMethods = new OfferMethods(clock, members, shops, payments, billingGate);
        readOrders = new ReadOrders(orders, settleOrder);
        paymentChanged = new PaymentChanged(orders, settleOrder);
        expireTransfers = new ExpireTransfers(clock, transactions, payments, orders, mover);
        sweepOrders = new SweepOrders(clock, orders, settleOrder);
    }

    private AuditTrail audit() {
        return (actor, storefront, act, object, details) -> {
            if (!transactions.isActive()) {
                throw new IllegalStateException("recorded outside a transaction");
            }
            transactions.afterCommit(() -> acts.add(act + " " + details.get("status")));
        };
    }

    private void mail(Mails.Mail mail) {
        if (!transactions.isActive()) {
            throw new IllegalStateException("mailed outside a transaction");
        }
        transactions.afterCommit(() -> mails.add(mail));
    }

    public Caller member(String id) {
        return new Caller(Caller.Kind.MEMBER, id, members.get(id).storefront(), null, Set.of(Role.MEMBER), "ses_1");
    }

    public static Caller content() {
        return new Caller(Caller.Kind.OPERATOR, "opr_content", null, null, Set.of(Role.CONTENT), "ses_2");
    }

    public static Caller reseller(String code) {
        return new Caller(Caller.Kind.RESELLER, "res_1", null, code, Set.of(Role.RESELLER), "ses_3");
    }

    /** Says that somebody's line was raised. */
    public void raised(String member) {
        String aggregate = members.get(member).storefront() + ":" + member;
        creditRaised.consume(new OutboxConsumer.Event("evt_1", CreditLines.RAISED, aggregate, "{}", 1));
    }

    public void importCsv(String storefront, String csv) {
        importProducts.handle(content(), storefront, csv.getBytes(StandardCharsets.UTF_8));
    }

    /** The product's id by its article number. */
    public String product(String storefront, String code) {
        return catalogue.all(storefront).stream()
                .filter(product -> product.code().equals(code))
                .findFirst()
                .orElseThrow()
                .id();
    }

    public int stock(String storefront, String code) {
        return catalogue.find(product(storefront, code)).orElseThrow().stock().orElseThrow();
    }

    public void fill(String member, String code, int quantity) {
        Caller caller = member(member);
        fillCart.put(caller, product(caller.storefront(), code), quantity);
    }

    public int ordersOf(String member) {
        return readOrders.page(member(member), new Slice(100, null, null)).size();
    }

    /** How many rows a table has. */
    public int count(String table) {
        return sql.first("select count(*) from " + table, row -> row.getInt(1)).orElseThrow();
    }

    /** The last mail as its reader sees it. */
    public String lastMail() {
        Mails.Mail mail = mails.get(mails.size() - 1);
        Map<String, ?> args = mail.args();
        return texts.text(mail.language(), mail.template() + ".subject", args) + "\n"
                + texts.text(mail.language(), mail.template() + ".body", args);
    }
}
