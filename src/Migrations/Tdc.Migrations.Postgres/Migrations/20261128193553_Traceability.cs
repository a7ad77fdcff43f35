using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tdc.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Traceability : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_plan_unit_plan_unit_year",
                table: "plan_unit_plan");

            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "plan_unit_plan",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<Guid>(
                name: "file_id",
                table: "plan_import",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "copied_from",
                table: "plan_activity",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "trace_access_rule",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ground = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    steps = table.Column<string>(type: "text", nullable: false),
                    is_on = table.Column<bool>(type: "boolean", nullable: false),
                    basis = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_access_rule", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trace_alert",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    cause_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    severity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false),
                    subjects = table.Column<int>(type: "integer", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    happened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    raised_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    facts = table.Column<string>(type: "text", nullable: false),
                    events = table.Column<string>(type: "text", nullable: false),
                    acknowledged_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    close_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_alert", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "trace_capture_job",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    key_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    success = table.Column<bool>(type: "boolean", nullable: false),
                    rollback = table.Column<bool>(type: "boolean", nullable: false),
                    format = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    events = table.Column<int>(type: "integer", nullable: false),
                    stored = table.Column<int>(type: "integer", nullable: false),
                    errors = table.Column<string>(type: "text", nullable: false),
                    node = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    beat_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_capture_job", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trace_check_state",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    due_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_check_state", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trace_cursor",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_cursor", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "trace_daily",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    gtin = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    events = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_daily", x => new { x.day, x.owner, x.gtin });
                });

            migrationBuilder.CreateTable(
                name: "trace_dropped_token",
                columns: table => new
                {
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_dropped_token", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "trace_import",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    step = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    events = table.Column<int>(type: "integer", nullable: false),
                    repeats = table.Column<int>(type: "integer", nullable: false),
                    document = table.Column<byte[]>(type: "bytea", nullable: false),
                    sample = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    stored = table.Column<int>(type: "integer", nullable: false),
                    repeated = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_import", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trace_link",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key_path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    href = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    title_vi = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    title_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    context = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_link", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trace_log_checkpoint",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    root = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    origin = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    key_id = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    signature = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_log_checkpoint", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "trace_log_end",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    root = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_log_end", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trace_log_tile",
                columns: table => new
                {
                    row = table.Column<int>(type: "integer", nullable: false),
                    tile = table.Column<long>(type: "bigint", nullable: false),
                    hashes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_log_tile", x => new { x.row, x.tile });
                });

            migrationBuilder.CreateTable(
                name: "trace_lot_counter",
                columns: table => new
                {
                    series = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_lot_counter", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "trace_lot_trace",
                columns: table => new
                {
                    gtin = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    lot = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    first_on = table.Column<DateOnly>(type: "date", nullable: false),
                    last_on = table.Column<DateOnly>(type: "date", nullable: false),
                    events = table.Column<int>(type: "integer", nullable: false),
                    origin_on = table.Column<DateOnly>(type: "date", nullable: true),
                    handed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_lot_trace", x => new { x.gtin, x.lot });
                });

            migrationBuilder.CreateTable(
                name: "trace_master_data",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    vocabulary = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    attributes = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_master_data", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "trace_named_query",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    query = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_named_query", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trace_number_counter",
                columns: table => new
                {
                    series = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    next = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_number_counter", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "trace_place",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    gln = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: true),
                    own_number = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    canonical = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_vi = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    name_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    commune = table.Column<Guid>(type: "uuid", nullable: true),
                    latitude = table.Column<double>(type: "double precision", nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: true),
                    polygon = table.Column<string>(type: "text", nullable: false),
                    area_hectares = table.Column<double>(type: "double precision", nullable: true),
                    area_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    search = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_place", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trace_prefix",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    digits = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    is_foreign = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    certificate_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    fee_paid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    proof = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    decision = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    registered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_prefix", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trace_product",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    gtin = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: true),
                    own_number = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    name_vi = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    name_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    brand = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    trademark = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    group = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    risk = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    risk_basis = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    is_strategic = table.Column<bool>(type: "boolean", nullable: false),
                    strategic_basis = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    net_content = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: true),
                    net_unit = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    shelf_life_days = table.Column<int>(type: "integer", nullable: true),
                    storage = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    description = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    producer_name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    producer_address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    origin = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    picture = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    search = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_product", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trace_recall",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false),
                    product = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit = table.Column<Guid>(type: "uuid", nullable: false),
                    maker = table.Column<Guid>(type: "uuid", nullable: false),
                    created_by = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ordered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ordered_by = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    closed_by = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    outcome = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    list = table.Column<string>(type: "text", nullable: false),
                    computed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_recall", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trace_record",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    step = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    product = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    place = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    other_place = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    fields = table.Column<string>(type: "text", nullable: false),
                    @event = table.Column<string>(name: "event", type: "text", nullable: false),
                    replaces = table.Column<Guid>(type: "uuid", nullable: true),
                    replaced_by = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    trouble = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_record", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trace_scan_anomaly",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    item = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    gtin = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    places = table.Column<int>(type: "integer", nullable: false),
                    codes = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_scan_anomaly", x => new { x.day, x.item });
                });

            migrationBuilder.CreateTable(
                name: "trace_scan_day",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    gtin = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    lot = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    place = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_scan_day", x => new { x.day, x.gtin, x.lot, x.kind, x.place });
                });

            migrationBuilder.CreateTable(
                name: "trace_scan_secret",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_scan_secret", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "trace_scan_sighting",
                columns: table => new
                {
                    item = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    place = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    gtin = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_scan_sighting", x => new { x.item, x.place });
                });

            migrationBuilder.CreateTable(
                name: "trace_suspicion",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    receipt = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    code = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    key_path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    gtin = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    where = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    contact = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_suspicion", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trace_template",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    product = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    place = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    other_place = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(28,6)", precision: 28, scale: 6, nullable: true),
                    unit = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    keeps_days = table.Column<int>(type: "integer", nullable: true),
                    lot_pattern = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    uses = table.Column<int>(type: "integer", nullable: false),
                    used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_template", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trace_alert_subject",
                columns: table => new
                {
                    alert = table.Column<long>(type: "bigint", nullable: false),
                    item_key = table.Column<long>(type: "bigint", nullable: false),
                    canonical = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_alert_subject", x => new { x.alert, x.item_key });
                    table.ForeignKey(
                        name: "fk_trace_alert_subject_trace_alert_alert",
                        column: x => x.alert,
                        principalTable: "trace_alert",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "trace_master_data_child",
                columns: table => new
                {
                    record_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    parent = table.Column<string>(type: "text", nullable: false),
                    child = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_master_data_child", x => new { x.record_key, x.number });
                    table.ForeignKey(
                        name: "fk_trace_master_data_child_trace_master_data_record_key",
                        column: x => x.record_key,
                        principalTable: "trace_master_data",
                        principalColumn: "key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "trace_subscription",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    query_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    key_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dest = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    sealed_token = table.Column<string>(type: "text", nullable: false),
                    schedule = table.Column<string>(type: "text", nullable: false),
                    report_if_empty = table.Column<bool>(type: "boolean", nullable: false),
                    initial_record_time = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    epc_form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    min_record_time = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_notified_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    last_error = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    batch_size = table.Column<int>(type: "integer", nullable: false),
                    lease_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    epoch = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_subscription", x => x.id);
                    table.ForeignKey(
                        name: "fk_trace_subscription_trace_named_query_query_id",
                        column: x => x.query_id,
                        principalTable: "trace_named_query",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "trace_number",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    space = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    value = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    prefix = table.Column<Guid>(type: "uuid", nullable: true),
                    origin = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    used_by = table.Column<Guid>(type: "uuid", nullable: true),
                    label = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_number", x => x.id);
                    table.ForeignKey(
                        name: "fk_trace_number_trace_prefix_prefix",
                        column: x => x.prefix,
                        principalTable: "trace_prefix",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "trace_number_range",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    series = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    first = table.Column<long>(type: "bigint", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    prefix = table.Column<Guid>(type: "uuid", nullable: true),
                    product = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    lot = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    lead = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    digits = table.Column<int>(type: "integer", nullable: false),
                    label = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_number_range", x => x.id);
                    table.CheckConstraint("ck_trace_number_range_count", "count > 0");
                    table.ForeignKey(
                        name: "fk_trace_number_range_trace_prefix_prefix",
                        column: x => x.prefix,
                        principalTable: "trace_prefix",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "trace_product_certificate",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    issuer = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    file = table.Column<Guid>(type: "uuid", nullable: true),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_product_certificate", x => x.id);
                    table.ForeignKey(
                        name: "fk_trace_product_certificate_trace_product_product_id",
                        column: x => x.product_id,
                        principalTable: "trace_product",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "trace_recall_item",
                columns: table => new
                {
                    recall = table.Column<Guid>(type: "uuid", nullable: false),
                    item_key = table.Column<long>(type: "bigint", nullable: false),
                    canonical = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false),
                    is_source = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_recall_item", x => new { x.recall, x.item_key });
                    table.ForeignKey(
                        name: "fk_trace_recall_item_trace_recall_recall",
                        column: x => x.recall,
                        principalTable: "trace_recall",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_plan_unit_plan_unit_year_revision",
                table: "plan_unit_plan",
                columns: new[] { "unit", "year", "revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trace_access_rule_code",
                table: "trace_access_rule",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trace_alert_cause_key",
                table: "trace_alert",
                column: "cause_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trace_alert_state_number",
                table: "trace_alert",
                columns: new[] { "state", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_trace_alert_subject_item_key",
                table: "trace_alert_subject",
                column: "item_key");

            migrationBuilder.CreateIndex(
                name: "ix_trace_capture_job_finished_at",
                table: "trace_capture_job",
                column: "finished_at");

            migrationBuilder.CreateIndex(
                name: "ix_trace_capture_job_owner_created_at",
                table: "trace_capture_job",
                columns: new[] { "owner", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_trace_daily_gtin",
                table: "trace_daily",
                column: "gtin");

            migrationBuilder.CreateIndex(
                name: "ix_trace_dropped_token_expires_at",
                table: "trace_dropped_token",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_trace_import_owner_at",
                table: "trace_import",
                columns: new[] { "owner", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_trace_link_key_path",
                table: "trace_link",
                column: "key_path");

            migrationBuilder.CreateIndex(
                name: "ix_trace_link_owner",
                table: "trace_link",
                column: "owner");

            migrationBuilder.CreateIndex(
                name: "ix_trace_lot_trace_owner",
                table: "trace_lot_trace",
                column: "owner");

            migrationBuilder.CreateIndex(
                name: "ix_trace_master_data_child_parent",
                table: "trace_master_data_child",
                column: "parent");

            migrationBuilder.CreateIndex(
                name: "ix_trace_named_query_owner_name",
                table: "trace_named_query",
                columns: new[] { "owner", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trace_number_owner_id",
                table: "trace_number",
                columns: new[] { "owner", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_trace_number_prefix",
                table: "trace_number",
                column: "prefix");

            migrationBuilder.CreateIndex(
                name: "ix_trace_number_space_value",
                table: "trace_number",
                columns: new[] { "space", "value" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trace_number_range_owner_id",
                table: "trace_number_range",
                columns: new[] { "owner", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_trace_number_range_prefix",
                table: "trace_number_range",
                column: "prefix");

            migrationBuilder.CreateIndex(
                name: "ix_trace_number_range_series_first",
                table: "trace_number_range",
                columns: new[] { "series", "first" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trace_place_canonical",
                table: "trace_place",
                column: "canonical",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trace_place_owner_id",
                table: "trace_place",
                columns: new[] { "owner", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_trace_prefix_digits",
                table: "trace_prefix",
                column: "digits",
                unique: true,
                filter: "state = 'Confirmed'");

            migrationBuilder.CreateIndex(
                name: "ix_trace_prefix_owner",
                table: "trace_prefix",
                column: "owner");

            migrationBuilder.CreateIndex(
                name: "ix_trace_product_gtin",
                table: "trace_product",
                column: "gtin",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trace_product_own_number",
                table: "trace_product",
                column: "own_number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trace_product_owner_id",
                table: "trace_product",
                columns: new[] { "owner", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_trace_product_certificate_file",
                table: "trace_product_certificate",
                column: "file");

            migrationBuilder.CreateIndex(
                name: "ix_trace_product_certificate_product_id",
                table: "trace_product_certificate",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_trace_recall_year_sequence",
                table: "trace_recall",
                columns: new[] { "year", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trace_recall_item_item_key",
                table: "trace_recall_item",
                column: "item_key");

            migrationBuilder.CreateIndex(
                name: "ix_trace_record_owner_recorded_at",
                table: "trace_record",
                columns: new[] { "owner", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_trace_record_state_recorded_at",
                table: "trace_record",
                columns: new[] { "state", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_trace_scan_sighting_at",
                table: "trace_scan_sighting",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_trace_subscription_due_at",
                table: "trace_subscription",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "ix_trace_subscription_owner",
                table: "trace_subscription",
                column: "owner");

            migrationBuilder.CreateIndex(
                name: "ix_trace_subscription_query_id",
                table: "trace_subscription",
                column: "query_id");

            migrationBuilder.CreateIndex(
                name: "ix_trace_suspicion_receipt",
                table: "trace_suspicion",
                column: "receipt",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trace_suspicion_state_at",
                table: "trace_suspicion",
                columns: new[] { "state", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_trace_template_owner_step_product",
                table: "trace_template",
                columns: new[] { "owner", "step", "product" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "trace_access_rule");

            migrationBuilder.DropTable(
                name: "trace_alert_subject");

            migrationBuilder.DropTable(
                name: "trace_capture_job");

            migrationBuilder.DropTable(
                name: "trace_check_state");

            migrationBuilder.DropTable(
                name: "trace_cursor");

            migrationBuilder.DropTable(
                name: "trace_daily");

            migrationBuilder.DropTable(
                name: "trace_dropped_token");

            migrationBuilder.DropTable(
                name: "trace_import");

            migrationBuilder.DropTable(
                name: "trace_link");

            migrationBuilder.DropTable(
                name: "trace_log_checkpoint");

            migrationBuilder.DropTable(
                name: "trace_log_end");

            migrationBuilder.DropTable(
                name: "trace_log_tile");

            migrationBuilder.DropTable(
                name: "trace_lot_counter");

            migrationBuilder.DropTable(
                name: "trace_lot_trace");

            migrationBuilder.DropTable(
                name: "trace_master_data_child");

            migrationBuilder.DropTable(
                name: "trace_number");

            migrationBuilder.DropTable(
                name: "trace_number_counter");

            migrationBuilder.DropTable(
                name: "trace_number_range");

            migrationBuilder.DropTable(
                name: "trace_place");

            migrationBuilder.DropTable(
                name: "trace_product_certificate");

            migrationBuilder.DropTable(
                name: "trace_recall_item");

            migrationBuilder.DropTable(
                name: "trace_record");

            migrationBuilder.DropTable(
                name: "trace_scan_anomaly");

            migrationBuilder.DropTable(
                name: "trace_scan_day");

            migrationBuilder.DropTable(
                name: "trace_scan_secret");

            migrationBuilder.DropTable(
                name: "trace_scan_sighting");

            migrationBuilder.DropTable(
                name: "trace_subscription");

            migrationBuilder.DropTable(
                name: "trace_suspicion");

            migrationBuilder.DropTable(
                name: "trace_template");

            migrationBuilder.DropTable(
                name: "trace_alert");

            migrationBuilder.DropTable(
                name: "trace_master_data");

            migrationBuilder.DropTable(
                name: "trace_prefix");

            migrationBuilder.DropTable(
                name: "trace_product");

            migrationBuilder.DropTable(
                name: "trace_recall");

            migrationBuilder.DropTable(
                name: "trace_named_query");

            migrationBuilder.DropIndex(
                name: "ix_plan_unit_plan_unit_year_revision",
                table: "plan_unit_plan");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "plan_unit_plan");

            migrationBuilder.DropColumn(
                name: "file_id",
                table: "plan_import");

            migrationBuilder.DropColumn(
                name: "copied_from",
                table: "plan_activity");

            migrationBuilder.CreateIndex(
                name: "ix_plan_unit_plan_unit_year",
                table: "plan_unit_plan",
                columns: new[] { "unit", "year" },
                unique: true);
        }
    }
}
