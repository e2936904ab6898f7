package jp.noren.checkout.internal.house;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.audit.api.AuditTrail;
import jp.noren.checkout.internal.app.Announcer;
import jp.noren.checkout.internal.app.DraftOrder;
import jp.noren.checkout.internal.app.ExpireTransfers;
import jp.noren.checkout.internal.app.FillCart;
import jp.noren.checkout.internal.app.ImportProducts;
import jp.noren.checkout.internal.app.MoveOrder;
import jp.noren.checkout.internal.app.OfferMethods;
import jp.noren.checkout.internal.app.OrderWords;
import jp.noren.checkout.internal.app.PaymentChanged;
import jp.noren.checkout.internal.app.PlaceOrder;
import jp.noren.checkout.internal.app.ReadOrders;
import jp.noren.checkout.internal.app.SettleOrder;
import jp.noren.checkout.internal.app.Shops;
import jp.noren.checkout.internal.app.Slice;
import jp.noren.checkout.internal.app.SweepOrders;
import jp.noren.checkout.internal.app.WriteOrder;
import jp.noren.checkout.internal.db.SqlCarts;
import jp.noren.checkout.internal.db.SqlCatalogue;
import jp.noren.checkout.internal.db.SqlOrders;
import jp.noren.notification.api.Mails;
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
    public final Catalogues texts = new Catalogues();
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
        words = new OrderWords(texts, storefronts);
        Announcer announcer = new Announcer(audit(), this::mail, members, words);
        MoveOrder mover = new MoveOrder(orders, carts, shops, announcer);
        settleOrder = new SettleOrder(clock, transactions, payments, orders, mover);
        WriteOrder writer = new WriteOrder(transactions, orders, carts, members, announcer);
        placeOrder = new PlaceOrder(clock, new DraftOrder(members, shops, carts), writer, settleOrder, payments);
        fillCart = new FillCart(carts, catalogue);
        importProducts = new ImportProducts(transactions, storefronts, catalogue, audit());
        offerMethods = new OfferMethods(clock, members, shops, payments);
        readOrders = new ReadOrders(orders, settleOrder);
        paymentChanged = new PaymentChanged(settleOrder);
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
