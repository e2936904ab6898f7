package jp.noren.persistence.internal.schema;

import java.util.List;
import java.util.Map;
import jp.noren.kernel.Decision;
import jp.noren.persistence.SchemaChecks;
import jp.noren.persistence.Sql;
import jp.noren.persistence.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the missing steps of a schema in their order, each in a transaction of its own (both databases take table definitions into
 * transactions), one node at a time. It refuses what cannot be right instead of guessing.
 */
public final class Migrator implements SchemaChecks {
    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

    private final Transactions transactions;
    private final Sql sql;
    private final StepBook book;

    public Migrator(Transactions transactions, Sql sql) {
        this.transactions = transactions;
        this.sql = sql;
        this.book = new StepBook(sql);
    }

    public void prepare() {
        transactions.run(() -> {
            book.lock();
            book.createIfAbsent();
        });
    }

    /**
     * @param bundle who brings the steps, for the book
     * @return the number of the last step the database has
     * @throws SchemaRefusedException when a step is missing, was changed after it had been applied, fails, or when a newer version of the
     *     bundle has left the database unreadable for this one
     */
    public synchronized int migrate(String schema, List<Step> steps, String bundle) {
        requireSequence(schema, steps);
        Map<Integer, StepBook.Applied> applied = transactions.required(() -> book.applied(schema));
        for (Step step : steps) {
            if (applied.containsKey(step.number())) {
                requireUnchanged(schema, step, applied.get(step.number()));
            } else {
                applyAlone(schema, step, bundle);
            }
        }
        if (canRun(schema, steps.size()) instanceof Decision.Rejected rejected) {
            throw new SchemaRefusedException("The database has gone on: " + rejected.code() + " " + rejected.args());
        }
        return Math.max(applied.size(), steps.size());
    }

    private static void requireSequence(String schema, List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).number() != i + 1) {
                throw new SchemaRefusedException("Schema " + schema + " has no step " + (i + 1) + ", or has it twice");
            }
        }
    }

    private void applyAlone(String schema, Step step, String bundle) {
        try {
            transactions.run(() -> {
                book.lock();
                StepBook.Applied meanwhile = book.applied(schema).get(step.number());
                if (meanwhile == null) {
                    apply(schema, step, bundle);
                } else {
                    requireUnchanged(schema, step, meanwhile);
                }
            });
        } catch (SchemaRefusedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new SchemaRefusedException(label(schema, step) + " failed and was taken back", e);
        }
    }

    private static void requireUnchanged(String schema, Step step, StepBook.Applied before) {
        if (!before.sha256().equals(step.sha256())) {
            throw new SchemaRefusedException(label(schema, step) + " was applied with another text (" + before.name()
                    + ", " + before.sha256() + "). An applied step is never changed: write a new one");
        }
    }

    private void apply(String schema, Step step, String bundle) {
        if (step.number() == 1) {
            book.createSchema(schema);
        }
        Script.statements(step.text(), sql.dialect()).forEach(sql::update);
        book.write(schema, step, bundle);
        LOG.info("Applied {}", label(schema, step));
    }

    @Override
    public Decision canRun(String schema, int lastStep) {
        for (StepBook.Applied step :
                transactions.required(() -> book.applied(schema)).values()) {
            if (step.readersFrom() > lastStep) {
                return Decision.rejected(
                        "persistence.schema-unreadable",
                        Map.of("schema", schema, "step", step.number(), "needs", step.readersFrom(), "has", lastStep));
            }
        }
        return Decision.allowed();
    }

    private static String label(String schema, Step step) {
        return "Step V%03d__%s of schema %s".formatted(step.number(), step.name(), schema);
    }
}
