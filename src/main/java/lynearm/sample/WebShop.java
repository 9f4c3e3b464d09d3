package lynearm.sample;

import static lynearm.sample.Column.filled;
import static lynearm.sample.Column.optional;
import static lynearm.sample.Column.required;
import static lynearm.sample.Operation.addColumn;
import static lynearm.sample.Operation.addReference;
import static lynearm.sample.Operation.createIndex;
import static lynearm.sample.Operation.createTable;
import static lynearm.sample.Operation.dropColumn;
import static lynearm.sample.Operation.foreignKey;
import static lynearm.sample.Operation.rename;
import static lynearm.sample.Operation.require;
import static lynearm.sample.Operation.uniqueConstraint;
import static lynearm.sample.Operation.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import lynearm.git.GitBranch;

/// The small sample: a web shop with one merge behind it and three heads before it.
///
/// ```
/// customers ─ … ─ line totals ─┬─ order status ───┬─ merge ─ … ─ index ─┬─ tax ─ invoices ─ consent
///                              └─ shipments ─ … ──┘          │          └─ wishlists ─ sharing ┄┐
///                                                            └─ reviews ─ rating ─ approval     ┆
///                                                                           └┄┄┄┄┄ depends_on ┄┄┘
/// ```
final class WebShop {

  private static final Person IDA =
      Person.of("Ida Lindqvist", "ida@bramble.example", "Europe/Stockholm");
  private static final Person NOOR =
      Person.of("Noor Haddad", "noor@bramble.example", "Europe/Berlin");
  private static final Person TOMASZ =
      Person.of("Tomasz Wilk", "tomasz@bramble.example", "America/Toronto");

  private static final GitBranch SHIPPING = new GitBranch("shipping");
  private static final GitBranch REVIEWS = new GitBranch("feature/reviews");
  private static final GitBranch WISHLISTS = new GitBranch("feature/wishlists");

  private static final GitBranch LOYALTY = new GitBranch("feature/loyalty");
  private static final GitBranch PDF = new GitBranch("feature/invoice-pdf");

  private static final String MONEY = "sa.Numeric(precision=10, scale=2)";
  private static final String TIME = "sa.DateTime(timezone=True)";

  private final Path folder;
  private final Story story;

  private WebShop(Path folder, Story story) {
    this.folder = folder;
    this.story = story;
  }

  static void write(Path folder) throws IOException {
    Map<String, String> files =
        ProjectFiles.about(
            "# Bramble\n\nA small web shop, made up as a sample. Its migrations have three heads.");
    try (Story story =
        Story.begin(folder, files, IDA, at("2024-01-08T09:02:11.4"), "Begin with Alembic")) {
      new WebShop(folder, story).tell();
    }
  }

  private static LocalDateTime at(String when) {
    return LocalDateTime.parse(when);
  }

  private void tell() throws IOException {
    String orders = first();
    String merged = shipping(orders);
    String discount =
        add(
            IDA,
            Story.MAIN,
            "2024-04-02T10:21:47.118273",
            "take discounts off orders",
            List.of(
                add(
                    NOOR,
                    Story.MAIN,
                    "2024-03-19T14:40:02.904410",
                    "create coupons",
                    List.of(merged),
                    createTable(
                        "coupons",
                        required("code", "sa.String(length=32)"),
                        required("percent", "sa.Integer()"),
                        optional("expires_at", TIME)),
                    createIndex("coupons", true, "code"))),
            addReference("orders", "coupon_id", "coupons"),
            addColumn("orders", filled("discount", MONEY, "'0'")));
    String names =
        add(
            IDA,
            Story.MAIN,
            "2024-04-23T09:13:35.551903",
            "call customers by their full name",
            List.of(discount),
            rename("customers", required("name", "sa.String(length=200)"), "full_name"));
    story.fork(REVIEWS, Story.MAIN);
    String addresses =
        add(
            NOOR,
            Story.MAIN,
            "2024-05-14T16:02:58.330261",
            "keep addresses in a table of their own",
            List.of(names),
            createTable(
                "addresses",
                List.of(
                    required("customer_id", "sa.Integer()"),
                    required("street", "sa.String(length=200)"),
                    required("city", "sa.String(length=100)"),
                    optional("postcode", "sa.String(length=16)")),
                List.of(foreignKey("addresses", "customer_id", "customers"))),
            update(
                "INSERT INTO addresses (customer_id, street, city)"
                    + " SELECT id, address, '' FROM customers WHERE address IS NOT NULL"),
            dropColumn("customers", optional("address", "sa.String(length=300)")));
    String index =
        add(
            TOMASZ,
            Story.MAIN,
            "2024-06-06T11:29:10.076612",
            "find the orders of a customer faster",
            List.of(addresses),
            createIndex("orders", false, "customer_id", "placed_at"));
    story.fork(WISHLISTS, Story.MAIN);
    story.fork(LOYALTY, Story.MAIN);
    String rating = reviews(names);
    wishlists(index, rating);
    String invoices = mainLine(index);
    story.merge(REVIEWS, Story.MAIN, IDA, at("2024-07-30T15:10:00"));
    story.merge(WISHLISTS, Story.MAIN, IDA, at("2024-07-30T15:24:00"));
    notYetMerged(index, invoices);
    story.end(REVIEWS, WISHLISTS, LOYALTY, PDF);
    uncommitted(invoices);
  }

  /// The shop before anything went side by side.
  ///
  /// @return the last revision, as the other chapters do
  private String first() throws IOException {
    String customers =
        add(
            IDA,
            Story.MAIN,
            "2024-01-08T09:31:05.662190",
            "create customers",
            List.of(),
            createTable(
                "customers",
                required("name", "sa.String(length=200)"),
                required("email", "sa.String(length=320)"),
                optional("address", "sa.String(length=300)"),
                filled("created_at", TIME, "sa.text('CURRENT_TIMESTAMP')")));
    String products =
        add(
            IDA,
            Story.MAIN,
            "2024-01-08T11:05:44.120034",
            "create products",
            List.of(customers),
            createTable(
                "products",
                required("sku", "sa.String(length=40)"),
                required("title", "sa.String(length=200)"),
                optional("description", "sa.Text()"),
                required("price", MONEY)),
            createIndex("products", true, "sku"));
    String orders =
        add(
            IDA,
            Story.MAIN,
            "2024-01-11T15:48:20.771502",
            "create orders and their lines",
            List.of(products),
            createTable(
                "orders",
                List.of(required("customer_id", "sa.Integer()"), required("placed_at", TIME)),
                List.of(foreignKey("orders", "customer_id", "customers"))),
            createTable(
                "order_lines",
                List.of(
                    required("order_id", "sa.Integer()"),
                    required("product_id", "sa.Integer()"),
                    filled("quantity", "sa.Integer()", "'1'"),
                    required("unit_price", MONEY)),
                List.of(
                    foreignKey("order_lines", "order_id", "orders"),
                    foreignKey("order_lines", "product_id", "products"))));
    String emails =
        add(
            TOMASZ,
            Story.MAIN,
            "2024-01-24T10:17:39.009188",
            "one customer per e-mail address",
            List.of(orders),
            update("UPDATE customers SET email = lower(email)"),
            uniqueConstraint("customers", "email"));
    return add(
        IDA,
        Story.MAIN,
        "2024-02-05T13:55:12.480077",
        "count products in stock",
        List.of(emails),
        addColumn("products", filled("stock", "sa.Integer()", "'0'")));
  }

  /// The fork that was noticed and joined.
  private String shipping(String before) throws IOException {
    story.fork(SHIPPING, Story.MAIN);
    String shipments =
        add(
            NOOR,
            SHIPPING,
            "2024-02-12T09:40:31.204417",
            "create shipments",
            List.of(before),
            createTable(
                "shipments",
                List.of(
                    required("order_id", "sa.Integer()"),
                    required("carrier", "sa.String(length=60)"),
                    optional("sent_at", TIME)),
                List.of(foreignKey("shipments", "order_id", "orders"))));
    String status =
        add(
            IDA,
            Story.MAIN,
            "2024-02-14T16:20:08.915236",
            "give orders a status",
            List.of(before),
            addColumn("orders", filled("status", "sa.String(length=20)", "'new'")),
            createIndex("orders", false, "status"));
    String tracking =
        add(
            NOOR,
            SHIPPING,
            "2024-02-21T11:03:55.637480",
            "track shipments",
            List.of(shipments),
            addColumn("shipments", optional("tracking_number", "sa.String(length=64)")),
            addColumn("shipments", optional("delivered_at", TIME)));
    story.merge(SHIPPING, Story.MAIN, IDA, at("2024-02-27T09:45:00"));
    return add(
        IDA,
        Story.MAIN,
        "2024-02-27T09:52:26.018845",
        "merge shipping with order status",
        List.of(status, tracking));
  }

  /// The first open branch, with a label of its own.
  ///
  /// @return the revision that brings ratings, which is not its last
  private String reviews(String before) throws IOException {
    String created =
        add(
            new SampleRevision(
                SampleRevision.idFor("create reviews"),
                "create reviews",
                List.of(before),
                List.of("reviews"),
                List.of(),
                at("2024-06-11T10:08:19.840216"),
                List.of(
                    createTable(
                        "reviews",
                        List.of(
                            required("product_id", "sa.Integer()"),
                            required("customer_id", "sa.Integer()"),
                            required("stars", "sa.SmallInteger()"),
                            optional("body", "sa.Text()"),
                            filled("written_at", TIME, "sa.text('CURRENT_TIMESTAMP')")),
                        List.of(
                            foreignKey("reviews", "product_id", "products"),
                            foreignKey("reviews", "customer_id", "customers"))),
                    uniqueConstraint("reviews", "product_id", "customer_id"))),
            TOMASZ,
            REVIEWS);
    String rating =
        add(
            TOMASZ,
            REVIEWS,
            "2024-06-19T15:33:02.295571",
            "rate products by their reviews",
            List.of(created),
            addColumn("products", optional("rating", "sa.Float()")),
            update(
                "UPDATE products SET rating = (SELECT avg(stars) FROM reviews"
                    + " WHERE reviews.product_id = products.id)"));
    add(
        TOMASZ,
        REVIEWS,
        "2024-07-09T12:47:51.113908",
        "hide reviews until somebody approves them",
        List.of(rating),
        addColumn("reviews", filled("is_approved", "sa.Boolean()", "sa.false()")),
        createIndex("reviews", false, "is_approved"));
    return rating;
  }

  /// The second open branch; its last step needs a table of the first one.
  private void wishlists(String before, String rating) throws IOException {
    String created =
        add(
            NOOR,
            WISHLISTS,
            "2024-06-25T09:22:40.569037",
            "create wishlists",
            List.of(before),
            createTable(
                "wishlists",
                List.of(
                    required("customer_id", "sa.Integer()"),
                    required("title", "sa.String(length=120)")),
                List.of(foreignKey("wishlists", "customer_id", "customers"))),
            createTable(
                "wishlist_items",
                List.of(
                    required("wishlist_id", "sa.Integer()"),
                    required("product_id", "sa.Integer()")),
                List.of(
                    foreignKey("wishlist_items", "wishlist_id", "wishlists"),
                    foreignKey("wishlist_items", "product_id", "products"))));
    String shared =
        add(
            NOOR,
            WISHLISTS,
            "2024-07-03T14:18:27.702655",
            "let wishlists be shared",
            List.of(created),
            addColumn("wishlists", optional("share_token", "sa.String(length=43)")),
            createIndex("wishlists", true, "share_token"));
    add(
        new SampleRevision(
            SampleRevision.idFor("sort wishlists by rating"),
            "sort wishlists by rating",
            List.of(shared),
            List.of(),
            List.of(rating),
            at("2024-07-18T10:51:09.438120"),
            List.of(
                addColumn("wishlists", filled("sort_order", "sa.String(length=20)", "'rating'")),
                createIndex("products", false, "rating"))),
        NOOR,
        WISHLISTS);
  }

  private String mainLine(String before) throws IOException {
    String tax =
        add(
            IDA,
            Story.MAIN,
            "2024-07-02T08:59:33.186749",
            "tax products by their own rate",
            List.of(before),
            addColumn("products", optional("tax_rate", "sa.Numeric(precision=4, scale=3)")),
            update("UPDATE products SET tax_rate = 0.25"),
            require("products", optional("tax_rate", "sa.Numeric(precision=4, scale=3)")));
    return add(
        IDA,
        Story.MAIN,
        "2024-07-16T13:36:14.927305",
        "create invoices",
        List.of(tax),
        createTable(
            "invoices",
            List.of(
                required("order_id", "sa.Integer()"),
                required("number", "sa.String(length=24)"),
                required("total", MONEY),
                optional("paid_at", TIME)),
            List.of(foreignKey("invoices", "order_id", "orders"))),
        createIndex("invoices", true, "number"));
  }

  /// What others have on git branches of their own: one would bring a fourth head, one not.
  private void notYetMerged(String index, String invoices) throws IOException {
    String points =
        add(
            NOOR,
            LOYALTY,
            "2024-07-22T10:02:17.640125",
            "count loyalty points",
            List.of(index),
            addColumn("customers", filled("loyalty_points", "sa.Integer()", "'0'")));
    add(
        NOOR,
        LOYALTY,
        "2024-07-25T16:41:50.337092",
        "pay orders with points",
        List.of(points),
        addColumn("orders", filled("points_paid", "sa.Integer()", "'0'")),
        addColumn("products", optional("tax_rate", "sa.Float()")));
    story.fork(PDF, Story.MAIN);
    add(
        TOMASZ,
        PDF,
        "2024-07-31T08:20:36.902844",
        "keep invoices as PDF",
        List.of(invoices),
        addColumn("invoices", optional("pdf", "sa.LargeBinary()")));
  }

  /// What somebody is just working on.
  private void uncommitted(String before) throws IOException {
    SampleRevision revision =
        revision(
            "2024-07-31T09:05:48.250996",
            "remember who wants the newsletter",
            List.of(before),
            addColumn("customers", filled("wants_newsletter", "sa.Boolean()", "sa.false()")));
    Files.writeString(folder.resolve(ProjectFiles.VERSIONS + revision.fileName()), revision.text());
  }

  private static SampleRevision revision(
      String created, String message, List<String> downRevisions, Operation... operations) {
    return new SampleRevision(
        SampleRevision.idFor(message),
        message,
        downRevisions,
        List.of(),
        List.of(),
        at(created),
        List.of(operations));
  }

  private String add(
      Person author,
      GitBranch branch,
      String created,
      String message,
      List<String> downRevisions,
      Operation... operations)
      throws IOException {
    return add(revision(created, message, downRevisions, operations), author, branch);
  }

  private String add(SampleRevision revision, Person author, GitBranch branch) throws IOException {
    story.commit(
        branch,
        Map.of(ProjectFiles.VERSIONS + revision.fileName(), revision.text()),
        author,
        revision.created().plus(Duration.ofMinutes(27)),
        "Migration: " + revision.message());
    return revision.id();
  }
}
