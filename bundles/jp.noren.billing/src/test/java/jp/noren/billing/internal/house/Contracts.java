package jp.noren.billing.internal.house;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.api.ChargedContracts;
import jp.noren.billing.api.ContractCharges;
import jp.noren.billing.internal.app.AskForCharge;
import jp.noren.billing.internal.app.ChargeChanged;
import jp.noren.billing.internal.app.ChargeMails;
import jp.noren.billing.internal.app.ClaimCharges;
import jp.noren.billing.internal.app.ClaimTakenOver;
import jp.noren.billing.internal.app.CollectCharges;
import jp.noren.billing.internal.app.CollectOne;
import jp.noren.billing.internal.app.Dun;
import jp.noren.billing.internal.app.FinishRun;
import jp.noren.billing.internal.app.KeepContractCharges;
import jp.noren.billing.internal.app.KeepReceivables;
import jp.noren.billing.internal.app.MoveDeposits;
import jp.noren.billing.internal.app.PayOutDeposit;
import jp.noren.billing.internal.app.ReadCharges;
import jp.noren.billing.internal.app.ReadRuns;
import jp.noren.billing.internal.app.ReadSettledPayments;
import jp.noren.billing.internal.app.RefundDeposits;
import jp.noren.billing.internal.app.SettleCharges;
import jp.noren.billing.internal.app.SettleMonths;
import jp.noren.billing.internal.app.SettlementPolicies;
import jp.noren.billing.internal.app.Sight;
import jp.noren.billing.internal.app.SteerRun;
import jp.noren.billing.internal.app.TermsOf;
import jp.noren.billing.internal.app.WriteCharges;
import jp.noren.billing.internal.db.SqlChargeBook;
import jp.noren.billing.internal.db.SqlClaimBook;
import jp.noren.billing.internal.db.SqlDepositShelf;
import jp.noren.billing.internal.db.SqlRunBook;
import jp.noren.capability.testing.OwnTexts;
import jp.noren.kernel.Slice;
import jp.noren.member.api.MemberView.Kind;
import jp.noren.notification.api.Mails;
import jp.noren.persistence.Outbox;
import jp.noren.persistence.PublicEvent;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.persistence.Transactions;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.testing.MovableClock;
import jp.noren.time.internal.app.BankCalendar;

/** What contracts owe, in a real database, with SORA's policies; everything else around it in memory. Several of it on one database are several nodes. */
public final class Contracts implements AutoCloseable {
    public final MovableClock clock;
    public final FakeStorefronts storefronts = new FakeStorefronts();
    public final FakeMembers members = new FakeMembers();
    public final FakeContracts contracts;
    public final FakeCards cards;
    public final List<Mails.Mail> mails = new CopyOnWriteArrayList<>();
    public final List<String> acts = new CopyOnWriteArrayList<>();
    public final List<String> events = new CopyOnWriteArrayList<>();
    public final OwnTexts texts = new OwnTexts("billing");

    /** What other companies' systems may hear. */
    public final List<String> told = new CopyOnWriteArrayList<>();

    public final TestDatabase database;
    public final Transactions transactions;
    public final Sql sql;
    public final SqlChargeBook charges;
    public final SqlRunBook runs;
    public final SqlDepositShelf deposits;
    public final SettleMonths settleMonths;
    public final CollectCharges collect;
    public final KeepContractCharges keep;
    public final ReadRuns readRuns;
    public final SteerRun steer;
    public final ReadCharges readCharges;
    public final ReadSettledPayments settled;
    public final RefundDeposits refundDeposits;
    public final PayOutDeposit payOut;
    public final ChargeChanged changed;

    public Contracts(TestDatabase database) {
        this(
                database,
                database.sql(),
                MovableClock.at("2026-11-10T10:00:00+09:00"),
                new FakeContracts(),
                new FakeCards.Book());
        FakeCards.table(database.sql());
    }

    /** Another node on the same database, before the same company. */
    public Contracts(TestDatabase database, Sql sql, MovableClock clock, FakeContracts contracts, FakeCards.Book book) {
        this.database = database;
        this.clock = clock;
        this.contracts = contracts;
        this.sql = sql;
        transactions = database.transactions();
        sora();
        cards = new FakeCards(sql, transactions, clock, book);
        Schema schema = database.schema("billing");
        charges = new SqlChargeBook(schema, sql);
        runs = new SqlRunBook(schema, sql);
        deposits = new SqlDepositShelf(schema, sql);
        Sight sight = new Sight(storefronts, members);
        SettlementPolicies policies = new SettlementPolicies(storefronts);
        ChargeMails chargeMails = new ChargeMails(this::mail, members, texts, policies);
        Outbox outbox = this::publish;
        Dun dun = new Dun(clock, charges, policies, chargeMails, new Dun.Events(outbox, audit()));
        KeepReceivables receivables = new KeepReceivables(
                clock, transactions, new TermsOf(storefronts, new BankCalendar("")), new SqlClaimBook(schema, sql));
        SettleCharges settle =
                new SettleCharges(clock, charges, deposits, dun, new ClaimTakenOver(clock, receivables, charges));
        AskForCharge asking = new AskForCharge(clock, charges, members, policies);
        CollectOne one =
                new CollectOne(clock, transactions, cards.single(), charges, new CollectOne.Steps(asking, settle, dun));
        readRuns = new ReadRuns(clock, sight, runs, charges);
        FinishRun finish = new FinishRun(clock, transactions, runs, readRuns, audit());
        collect = new CollectCharges(
                clock,
                transactions,
                cards.bulk(),
                charges,
                new CollectCharges.Parts(runs, new ClaimCharges(clock, charges, asking, dun), settle, one, finish));
        WriteCharges writer =
                new WriteCharges(clock, transactions, contracts, runs, new WriteCharges.Into(charges, policies));
        settleMonths = new SettleMonths(clock, transactions, runs, writer, new SettleMonths.Opening(policies, audit()));
        steer = new SteerRun(transactions, runs, readRuns, settleMonths, audit());
        MoveDeposits moves = new MoveDeposits(
                clock, transactions, deposits, charges, new MoveDeposits.Telling(audit(), chargeMails, policies));
        refundDeposits = new RefundDeposits(clock, deposits, cards, moves);
        payOut = new PayOutDeposit(sight, deposits, moves);
        keep = new KeepContractCharges(transactions, charges, writer, new KeepContractCharges.Moves(one, dun, moves));
        readCharges = new ReadCharges(sight, charges, one);
        settled = new ReadSettledPayments(charges, cards.single());
        changed = new ChargeChanged(transactions, charges, cards.single(), settle);
    }

    private void sora() {
        storefronts.addShop("SORA", "RENTAL_WIFI", "そらつなWiFi", "Soratsuna WiFi", "ソラツナWIFI", "KUMO");
        storefronts.put("SORA", "settlementDay", 25);
        storefronts.put("SORA", "settlementCovers", "NEXT_MONTH");
        members.add("SORA-M1", "SORA", Kind.INDIVIDUAL, "青山 葵", "aoi@mail.example", "ja");
        members.add("SORA-M2", "SORA", Kind.INDIVIDUAL, "Trần Lan", "lan@mail.example", "vi");
        members.add("SORA-C1", "SORA", Kind.CORPORATE, "株式会社みなと", "keiri@minato.example", "en");
    }

    private String publish(String topic, String aggregate, String payload) {
        inside();
        boolean outside = topic.equals(PublicEvent.TOPIC);
        transactions.afterCommit(() -> (outside ? told : events).add(outside ? payload : topic + " " + aggregate));
        return "evt_1";
    }

    private void inside() {
        if (!transactions.isActive()) {
            throw new IllegalStateException("outside a transaction");
        }
    }

    private AuditTrail audit() {
        return (actor, storefront, act, object, details) -> {
            inside();
            transactions.afterCommit(() -> acts.add(act));
        };
    }

    private void mail(Mails.Mail mail) {
        inside();
        transactions.afterCommit(() -> mails.add(mail));
    }

    /** What the jobs and lanes do at an instant, until nothing is left to do. */
    public void at(String instant) {
        clock.set(instant);
        work();
    }

    public void work() {
        while (settleMonths.run()) {
            // page after page
        }
        while (bite()) {
            // bite after bite
        }
        refundDeposits.run();
    }

    public boolean bite() {
        return collect.bite() == CollectCharges.Bite.MORE;
    }

    public jp.noren.billing.internal.domain.Charge charge(String contract) {
        List<jp.noren.billing.internal.domain.Charge> found = all(contract);
        if (found.size() != 1) {
            throw new AssertionError(contract + " has the charges " + found);
        }
        return found.get(0);
    }

    public List<jp.noren.billing.internal.domain.Charge> all(String contract) {
        return charges.page(
                new jp.noren.billing.internal.app.ChargeBook.Query(null, null, contract, null, null),
                new Slice(500, null, null));
    }

    public ContractCharges.Request request(
            String key, String contract, List<java.time.YearMonth> months, jp.noren.billing.api.ChargeLine... lines) {
        ChargedContracts.Account account = contracts.account(contract);
        return new ContractCharges.Request(key, "SORA", account, months, List.of(lines));
    }

    /** What an account of the books holds; all of them together hold nothing. */
    public long ledger(String account) {
        long all = sql.first("select coalesce(sum(amount), 0) from billing.ledger", row -> row.getLong(1))
                .orElseThrow();
        if (all != 0) {
            throw new AssertionError("the ledger does not sum to zero but to " + all);
        }
        return sql.first(
                        "select coalesce(sum(amount), 0) from billing.ledger where account = ?",
                        row -> row.getLong(1),
                        account)
                .orElseThrow();
    }

    public List<String> mailsTo(String member) {
        return mails.stream()
                .filter(mail -> member.equals(mail.member()))
                .map(Mails.Mail::template)
                .toList();
    }

    public String lastMail() {
        Mails.Mail mail = mails.get(mails.size() - 1);
        Map<String, ?> args = mail.args();
        return texts.text(mail.language(), mail.template() + ".subject", args) + "\n"
                + texts.text(mail.language(), mail.template() + ".body", args);
    }

    /** The ledger is insert-only; a test database is used again. */
    @Override
    public void close() {
        Sql plain = database.sql();
        if (plain.dialect() == Sql.Dialect.POSTGRESQL) {
            plain.update("alter table billing.ledger disable trigger user");
            plain.update("delete from billing.ledger");
            plain.update("alter table billing.ledger enable trigger user");
        } else {
            plain.update("drop trigger billing.ledger_no_update");
            plain.update("drop trigger billing.ledger_no_delete");
            plain.update("delete from billing.ledger");
            triggers().forEach(plain::update);
        }
    }

    private static List<String> triggers() {
        try (InputStream in = Contracts.class.getResourceAsStream("/db/billing/V002__contract_charges.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("create trigger billing."))
                    .map(line -> line.substring(0, line.length() - 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
