using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tdc.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Metrology : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "met_designation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kinds = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    basis = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_designation", x => x.id);
                    table.CheckConstraint("ck_met_designation_days", "valid_to is null or valid_to >= valid_from");
                });

            migrationBuilder.CreateTable(
                name: "met_instrument",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    latitude = table.Column<double>(type: "double precision", nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: true),
                    maker = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    model = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    serial = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    identity = table.Column<string>(type: "character varying(240)", maxLength: 240, nullable: false),
                    serial_key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    range = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    accuracy_class = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    type_approval_number = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    verified_on = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    certificate_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_instrument", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "met_instrument_kind",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    name_vi = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    name_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    list_number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    is_controlled = table.Column<bool>(type: "boolean", nullable: false),
                    type_approval = table.Column<bool>(type: "boolean", nullable: true),
                    initial = table.Column<bool>(type: "boolean", nullable: true),
                    periodic = table.Column<bool>(type: "boolean", nullable: true),
                    after_repair = table.Column<bool>(type: "boolean", nullable: true),
                    period_months = table.Column<int>(type: "integer", nullable: true),
                    scheme = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    basis_vi = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    basis_en = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note_vi = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    note_en = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_instrument_kind", x => x.id);
                    table.CheckConstraint("ck_met_instrument_kind_period", "period_months is null or period_months between 1 and 240");
                });

            migrationBuilder.CreateTable(
                name: "met_laboratory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    name_vi = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    name_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    accreditation_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    accreditation_body = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    accredited_from = table.Column<DateOnly>(type: "date", nullable: true),
                    accredited_to = table.Column<DateOnly>(type: "date", nullable: true),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_laboratory", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "met_mark_range",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    prefix = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    first = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false),
                    digits = table.Column<int>(type: "integer", nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    next = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_mark_range", x => x.id);
                    table.CheckConstraint("ck_met_mark_range_numbers", "first >= 1 and last >= first");
                });

            migrationBuilder.CreateTable(
                name: "met_rule",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    basis = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_rule", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "met_signing_key",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    certificate = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_private_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_signing_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "met_instrument_event",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    instrument = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_instrument_event", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_instrument_event_met_instrument_instrument",
                        column: x => x.instrument,
                        principalTable: "met_instrument",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_reminder",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    instrument = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    days = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_reminder", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_reminder_met_instrument_instrument",
                        column: x => x.instrument,
                        principalTable: "met_instrument",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_verification",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    instrument = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    applied_on = table.Column<DateOnly>(type: "date", nullable: false),
                    request = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    accepted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    type_approval = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    intake_note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    visual_passed = table.Column<bool>(type: "boolean", nullable: true),
                    visual_note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    technical_passed = table.Column<bool>(type: "boolean", nullable: true),
                    technical_note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    metrological_passed = table.Column<bool>(type: "boolean", nullable: true),
                    scheme = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    setup = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    procedure = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    standards = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    examined_on = table.Column<DateOnly>(type: "date", nullable: true),
                    verifier = table.Column<Guid>(type: "uuid", nullable: true),
                    verifier_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    passed = table.Column<bool>(type: "boolean", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    stamp_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    seal_numbers = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    head = table.Column<Guid>(type: "uuid", nullable: true),
                    head_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_verification", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_verification_met_instrument_instrument",
                        column: x => x.instrument,
                        principalTable: "met_instrument",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_check_standard",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    laboratory = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name_vi = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    name_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    quantity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    baseline_points = table.Column<int>(type: "integer", nullable: false),
                    robust = table.Column<bool>(type: "boolean", nullable: false),
                    entered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_check_standard", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_check_standard_met_laboratory_laboratory",
                        column: x => x.laboratory,
                        principalTable: "met_laboratory",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_comparison",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    laboratory = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    provider = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    reported_on = table.Column<DateOnly>(type: "date", nullable: false),
                    quantity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    item = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    unit = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    value = table.Column<double>(type: "double precision", nullable: false),
                    uncertainty = table.Column<double>(type: "double precision", nullable: false),
                    assigned = table.Column<double>(type: "double precision", nullable: false),
                    assigned_uncertainty = table.Column<double>(type: "double precision", nullable: false),
                    assessment_deviation = table.Column<double>(type: "double precision", nullable: true),
                    action = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_comparison", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_comparison_met_laboratory_laboratory",
                        column: x => x.laboratory,
                        principalTable: "met_laboratory",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_environment_entry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    laboratory = table.Column<Guid>(type: "uuid", nullable: false),
                    room = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    temperature = table.Column<double>(type: "double precision", nullable: true),
                    humidity = table.Column<double>(type: "double precision", nullable: true),
                    pressure = table.Column<double>(type: "double precision", nullable: true),
                    remark = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_environment_entry", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_environment_entry_met_laboratory_laboratory",
                        column: x => x.laboratory,
                        principalTable: "met_laboratory",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_investment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    laboratory = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    purpose = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    province_dong = table.Column<long>(type: "bigint", nullable: false),
                    state_dong = table.Column<long>(type: "bigint", nullable: false),
                    other_dong = table.Column<long>(type: "bigint", nullable: false),
                    approved_dong = table.Column<long>(type: "bigint", nullable: false),
                    approved_on = table.Column<DateOnly>(type: "date", nullable: true),
                    approval_basis = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_investment", x => x.id);
                    table.CheckConstraint("ck_met_investment_dong", "province_dong >= 0 and state_dong >= 0 and other_dong >= 0 and approved_dong >= 0");
                    table.ForeignKey(
                        name: "fk_met_investment_met_laboratory_laboratory",
                        column: x => x.laboratory,
                        principalTable: "met_laboratory",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_job",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    laboratory = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    customer_unit = table.Column<Guid>(type: "uuid", nullable: true),
                    customer_name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    customer_address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    place = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    wants_verdict = table.Column<bool>(type: "boolean", nullable: false),
                    ordered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: true),
                    wanted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_job", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_job_met_laboratory_laboratory",
                        column: x => x.laboratory,
                        principalTable: "met_laboratory",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_method",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    laboratory = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name_vi = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    name_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    quantity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_method", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_method_met_laboratory_laboratory",
                        column: x => x.laboratory,
                        principalTable: "met_laboratory",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_scope_line",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    laboratory = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    range_from = table.Column<double>(type: "double precision", nullable: false),
                    range_to = table.Column<double>(type: "double precision", nullable: false),
                    cmc = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    cmc_unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    basis = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_scope_line", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_scope_line_met_laboratory_laboratory",
                        column: x => x.laboratory,
                        principalTable: "met_laboratory",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_standard",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    laboratory = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name_vi = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    name_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    maker = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    serial = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    @class = table.Column<string>(name: "class", type: "character varying(40)", maxLength: 40, nullable: false),
                    quantity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    nominal = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    rank = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    location = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    interval_months = table.Column<int>(type: "integer", nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_standard", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_standard_met_laboratory_laboratory",
                        column: x => x.laboratory,
                        principalTable: "met_laboratory",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_trusted_issuer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    laboratory = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    certificate = table.Column<byte[]>(type: "bytea", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    basis = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    trusted_from = table.Column<DateOnly>(type: "date", nullable: false),
                    trusted_until = table.Column<DateOnly>(type: "date", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    added_by = table.Column<Guid>(type: "uuid", nullable: true),
                    added_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_trusted_issuer", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_trusted_issuer_met_laboratory_laboratory",
                        column: x => x.laboratory,
                        principalTable: "met_laboratory",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_mark",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    range = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    verification = table.Column<Guid>(type: "uuid", nullable: true),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    voided_because = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_mark", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_mark_met_mark_range_range",
                        column: x => x.range,
                        principalTable: "met_mark_range",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_test_point",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    verification = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    point = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    readings = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    error = table.Column<decimal>(type: "numeric", nullable: false),
                    limit = table.Column<decimal>(type: "numeric", nullable: false),
                    expanded_uncertainty = table.Column<decimal>(type: "numeric", nullable: false),
                    unit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    limit_source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    limit_status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_test_point", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_test_point_met_verification_verification",
                        column: x => x.verification,
                        principalTable: "met_verification",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_verification_certificate",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    verification = table.Column<Guid>(type: "uuid", nullable: false),
                    instrument = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    is_certificate = table.Column<bool>(type: "boolean", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    stamp_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_verification_certificate", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_verification_certificate_met_instrument_instrument",
                        column: x => x.instrument,
                        principalTable: "met_instrument",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_met_verification_certificate_met_verification_verification",
                        column: x => x.verification,
                        principalTable: "met_verification",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_check_point",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    check = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    value = table.Column<double>(type: "double precision", nullable: false),
                    remark = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    entered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_check_point", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_check_point_met_check_standard_check",
                        column: x => x.check,
                        principalTable: "met_check_standard",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_investment_payment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    investment = table.Column<Guid>(type: "uuid", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: false),
                    dong = table.Column<long>(type: "bigint", nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    voucher = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_investment_payment", x => x.id);
                    table.CheckConstraint("ck_met_investment_payment_dong", "dong > 0");
                    table.ForeignKey(
                        name: "fk_met_investment_payment_met_investment_investment",
                        column: x => x.investment,
                        principalTable: "met_investment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_authorisation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    job = table.Column<Guid>(type: "uuid", nullable: false),
                    granted = table.Column<bool>(type: "boolean", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    person_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    results = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_authorisation", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_authorisation_met_job_job",
                        column: x => x.job,
                        principalTable: "met_job",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_authority",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    laboratory = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    person_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    method = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    basis = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_authority", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_authority_met_method_method",
                        column: x => x.method,
                        principalTable: "met_method",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_method_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    method = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    procedure = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    measurand_vi = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    measurand_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    meaning = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    point_unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    result_unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    model = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    output = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    budget = table.Column<string>(type: "text", nullable: false),
                    test_points = table.Column<string>(type: "text", nullable: false),
                    least_readings = table.Column<int>(type: "integer", nullable: false),
                    environment = table.Column<string>(type: "text", nullable: false),
                    rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    acceptance = table.Column<string>(type: "text", nullable: false),
                    coverage_probability = table.Column<double>(type: "double precision", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_method_version", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_method_version_met_method_method",
                        column: x => x.method,
                        principalTable: "met_method",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_job_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    job = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    description = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    maker = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    serial = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    @class = table.Column<string>(name: "class", type: "character varying(40)", maxLength: 40, nullable: false),
                    nominal = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    resolution = table.Column<double>(type: "double precision", nullable: true),
                    condition = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    method = table.Column<Guid>(type: "uuid", nullable: false),
                    own_standard = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_job_item", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_job_item_met_job_job",
                        column: x => x.job,
                        principalTable: "met_job",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_met_job_item_met_method_method",
                        column: x => x.method,
                        principalTable: "met_method",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_met_job_item_met_standard_own_standard",
                        column: x => x.own_standard,
                        principalTable: "met_standard",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_standard_finding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    standard = table.Column<Guid>(type: "uuid", nullable: false),
                    found_on = table.Column<DateOnly>(type: "date", nullable: false),
                    interval_days = table.Column<int>(type: "integer", nullable: false),
                    in_tolerance = table.Column<bool>(type: "boolean", nullable: false),
                    certificate = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_standard_finding", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_standard_finding_met_standard_standard",
                        column: x => x.standard,
                        principalTable: "met_standard",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_certificate",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    laboratory = table.Column<Guid>(type: "uuid", nullable: false),
                    job = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    issued_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    issued_by = table.Column<Guid>(type: "uuid", nullable: true),
                    content = table.Column<string>(type: "text", nullable: false),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    token = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    replaces = table.Column<Guid>(type: "uuid", nullable: true),
                    change = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    change_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_certificate", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_certificate_met_certificate_replaces",
                        column: x => x.replaces,
                        principalTable: "met_certificate",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_met_certificate_met_job_item_item",
                        column: x => x.item,
                        principalTable: "met_job_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_met_certificate_met_job_job",
                        column: x => x.job,
                        principalTable: "met_job",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_reading_draft",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    condition = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    nominal = table.Column<double>(type: "double precision", nullable: false),
                    fields = table.Column<string>(type: "text", nullable: false),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_reading_draft", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_reading_draft_met_job_item_item",
                        column: x => x.item,
                        principalTable: "met_job_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "met_reading_set",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    job = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<Guid>(type: "uuid", nullable: false),
                    method = table.Column<Guid>(type: "uuid", nullable: false),
                    condition = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    nominal = table.Column<double>(type: "double precision", nullable: false),
                    readings = table.Column<string>(type: "text", nullable: false),
                    room = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    environment = table.Column<string>(type: "text", nullable: false),
                    read_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    read_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reader_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    entered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    corrects = table.Column<Guid>(type: "uuid", nullable: true),
                    correction_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_reading_set", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_reading_set_met_job_item_item",
                        column: x => x.item,
                        principalTable: "met_job_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_met_reading_set_met_method_version_method",
                        column: x => x.method,
                        principalTable: "met_method_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_met_reading_set_met_reading_set_corrects",
                        column: x => x.corrects,
                        principalTable: "met_reading_set",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_issued_dcc",
                columns: table => new
                {
                    certificate = table.Column<Guid>(type: "uuid", nullable: false),
                    schema_version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    octets = table.Column<byte[]>(type: "bytea", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    signing_key = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    signed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_issued_dcc", x => new { x.certificate, x.schema_version });
                    table.ForeignKey(
                        name: "fk_met_issued_dcc_met_certificate_certificate",
                        column: x => x.certificate,
                        principalTable: "met_certificate",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_met_issued_dcc_met_signing_key_signing_key",
                        column: x => x.signing_key,
                        principalTable: "met_signing_key",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_standard_certificate",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    standard = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    own_certificate = table.Column<Guid>(type: "uuid", nullable: true),
                    issuer = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    accreditation = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    calibrated_on = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: false),
                    file_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    file = table.Column<Guid>(type: "uuid", nullable: true),
                    remark = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    entered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_standard_certificate", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_standard_certificate_met_certificate_own_certificate",
                        column: x => x.own_certificate,
                        principalTable: "met_certificate",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_met_standard_certificate_met_standard_standard",
                        column: x => x.standard,
                        principalTable: "met_standard",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_result",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    laboratory = table.Column<Guid>(type: "uuid", nullable: false),
                    job = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<Guid>(type: "uuid", nullable: false),
                    reading_set = table.Column<Guid>(type: "uuid", nullable: false),
                    method = table.Column<Guid>(type: "uuid", nullable: false),
                    condition = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    nominal = table.Column<double>(type: "double precision", nullable: false),
                    point_unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    value = table.Column<double>(type: "double precision", nullable: false),
                    unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    standard_uncertainty = table.Column<double>(type: "double precision", nullable: false),
                    effective_degrees_of_freedom = table.Column<double>(type: "double precision", nullable: true),
                    coverage_factor = table.Column<double>(type: "double precision", nullable: false),
                    probability = table.Column<double>(type: "double precision", nullable: false),
                    expanded_uncertainty = table.Column<double>(type: "double precision", nullable: false),
                    rounded_value = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    rounded_uncertainty = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    lower_limit = table.Column<double>(type: "double precision", nullable: true),
                    upper_limit = table.Column<double>(type: "double precision", nullable: true),
                    rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    conformity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    scope = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    budget = table.Column<string>(type: "text", nullable: false),
                    read_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    evaluated_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_result", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_result_met_job_item_item",
                        column: x => x.item,
                        principalTable: "met_job_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_met_result_met_job_job",
                        column: x => x.job,
                        principalTable: "met_job",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_met_result_met_method_version_method",
                        column: x => x.method,
                        principalTable: "met_method_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_met_result_met_reading_set_reading_set",
                        column: x => x.reading_set,
                        principalTable: "met_reading_set",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_met_result_met_result_superseded_by",
                        column: x => x.superseded_by,
                        principalTable: "met_result",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_impact_study",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    laboratory = table.Column<Guid>(type: "uuid", nullable: false),
                    standard = table.Column<Guid>(type: "uuid", nullable: false),
                    certificate = table.Column<Guid>(type: "uuid", nullable: true),
                    window_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    window_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    errors = table.Column<string>(type: "text", nullable: false),
                    unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    results = table.Column<int>(type: "integer", nullable: false),
                    flips = table.Column<int>(type: "integer", nullable: false),
                    larger = table.Column<int>(type: "integer", nullable: false),
                    certificates = table.Column<int>(type: "integer", nullable: false),
                    customers = table.Column<int>(type: "integer", nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: true),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    closing = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_impact_study", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_impact_study_met_standard_certificate_certificate",
                        column: x => x.certificate,
                        principalTable: "met_standard_certificate",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_met_impact_study_met_standard_standard",
                        column: x => x.standard,
                        principalTable: "met_standard",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_reading_standard",
                columns: table => new
                {
                    reading_set = table.Column<Guid>(type: "uuid", nullable: false),
                    input = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    standard = table.Column<Guid>(type: "uuid", nullable: false),
                    certificate = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_reading_standard", x => new { x.reading_set, x.input });
                    table.ForeignKey(
                        name: "fk_met_reading_standard_met_reading_set_reading_set",
                        column: x => x.reading_set,
                        principalTable: "met_reading_set",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_met_reading_standard_met_standard_certificate_certificate",
                        column: x => x.certificate,
                        principalTable: "met_standard_certificate",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_met_reading_standard_met_standard_standard",
                        column: x => x.standard,
                        principalTable: "met_standard",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_result_standard",
                columns: table => new
                {
                    result = table.Column<Guid>(type: "uuid", nullable: false),
                    input = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    standard = table.Column<Guid>(type: "uuid", nullable: false),
                    certificate = table.Column<Guid>(type: "uuid", nullable: false),
                    nominal = table.Column<double>(type: "double precision", nullable: false),
                    value = table.Column<double>(type: "double precision", nullable: false),
                    standard_uncertainty = table.Column<double>(type: "double precision", nullable: false),
                    sensitivity = table.Column<double>(type: "double precision", nullable: false),
                    unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_result_standard", x => new { x.result, x.input });
                    table.ForeignKey(
                        name: "fk_met_result_standard_met_result_result",
                        column: x => x.result,
                        principalTable: "met_result",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_met_result_standard_met_standard_certificate_certificate",
                        column: x => x.certificate,
                        principalTable: "met_standard_certificate",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_met_result_standard_met_standard_standard",
                        column: x => x.standard,
                        principalTable: "met_standard",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "met_standard_value",
                columns: table => new
                {
                    certificate = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    nominal = table.Column<double>(type: "double precision", nullable: false),
                    value = table.Column<double>(type: "double precision", nullable: false),
                    expanded_uncertainty = table.Column<double>(type: "double precision", nullable: false),
                    coverage_factor = table.Column<double>(type: "double precision", nullable: false),
                    degrees_of_freedom = table.Column<double>(type: "double precision", nullable: true),
                    probability = table.Column<double>(type: "double precision", nullable: false),
                    unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    own_result = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_standard_value", x => new { x.certificate, x.position });
                    table.CheckConstraint("ck_met_standard_value_k", "coverage_factor > 0 and expanded_uncertainty > 0");
                    table.ForeignKey(
                        name: "fk_met_standard_value_met_result_own_result",
                        column: x => x.own_result,
                        principalTable: "met_result",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_met_standard_value_met_standard_certificate_certificate",
                        column: x => x.certificate,
                        principalTable: "met_standard_certificate",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "met_impact_finding",
                columns: table => new
                {
                    study = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    result = table.Column<Guid>(type: "uuid", nullable: false),
                    generation = table.Column<int>(type: "integer", nullable: false),
                    certificate = table.Column<Guid>(type: "uuid", nullable: true),
                    customer = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    @class = table.Column<string>(name: "class", type: "character varying(40)", maxLength: 40, nullable: false),
                    value = table.Column<double>(type: "double precision", nullable: false),
                    expanded_uncertainty = table.Column<double>(type: "double precision", nullable: false),
                    uncertainty_uncorrected = table.Column<double>(type: "double precision", nullable: false),
                    conformity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_impact_finding", x => new { x.study, x.position });
                    table.ForeignKey(
                        name: "fk_met_impact_finding_met_impact_study_study",
                        column: x => x.study,
                        principalTable: "met_impact_study",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "met_impact_letter",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    study = table.Column<Guid>(type: "uuid", nullable: false),
                    customer = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    certificates = table.Column<int>(type: "integer", nullable: false),
                    flips = table.Column<int>(type: "integer", nullable: false),
                    sent_on = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_met_impact_letter", x => x.id);
                    table.ForeignKey(
                        name: "fk_met_impact_letter_met_impact_study_study",
                        column: x => x.study,
                        principalTable: "met_impact_study",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_met_authorisation_job",
                table: "met_authorisation",
                column: "job");

            migrationBuilder.CreateIndex(
                name: "ix_met_authority_laboratory_person",
                table: "met_authority",
                columns: new[] { "laboratory", "person" });

            migrationBuilder.CreateIndex(
                name: "ix_met_authority_method",
                table: "met_authority",
                column: "method");

            migrationBuilder.CreateIndex(
                name: "ix_met_certificate_item",
                table: "met_certificate",
                column: "item");

            migrationBuilder.CreateIndex(
                name: "ix_met_certificate_job",
                table: "met_certificate",
                column: "job");

            migrationBuilder.CreateIndex(
                name: "ix_met_certificate_laboratory_year_sequence",
                table: "met_certificate",
                columns: new[] { "laboratory", "year", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_certificate_replaces",
                table: "met_certificate",
                column: "replaces",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_certificate_token",
                table: "met_certificate",
                column: "token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_check_point_check_number",
                table: "met_check_point",
                columns: new[] { "check", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_check_standard_laboratory_number",
                table: "met_check_standard",
                columns: new[] { "laboratory", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_comparison_laboratory_scheme_item",
                table: "met_comparison",
                columns: new[] { "laboratory", "scheme", "item" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_designation_body_number_valid_from",
                table: "met_designation",
                columns: new[] { "body", "number", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_environment_entry_laboratory_room_at",
                table: "met_environment_entry",
                columns: new[] { "laboratory", "room", "at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_impact_finding_study_class_position",
                table: "met_impact_finding",
                columns: new[] { "study", "class", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_met_impact_finding_study_customer",
                table: "met_impact_finding",
                columns: new[] { "study", "customer" });

            migrationBuilder.CreateIndex(
                name: "ix_met_impact_letter_study_customer",
                table: "met_impact_letter",
                columns: new[] { "study", "customer" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_impact_study_certificate",
                table: "met_impact_study",
                column: "certificate");

            migrationBuilder.CreateIndex(
                name: "ix_met_impact_study_laboratory_made_at",
                table: "met_impact_study",
                columns: new[] { "laboratory", "made_at" });

            migrationBuilder.CreateIndex(
                name: "ix_met_impact_study_standard",
                table: "met_impact_study",
                column: "standard");

            migrationBuilder.CreateIndex(
                name: "ix_met_instrument_due_on_id",
                table: "met_instrument",
                columns: new[] { "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_met_instrument_kind_due_on_id",
                table: "met_instrument",
                columns: new[] { "kind", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_met_instrument_kind_identity",
                table: "met_instrument",
                columns: new[] { "kind", "identity" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_instrument_kind_place_due_on_id",
                table: "met_instrument",
                columns: new[] { "kind", "place", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_met_instrument_kind_state_due_on_id",
                table: "met_instrument",
                columns: new[] { "kind", "state", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_met_instrument_owner_due_on_id",
                table: "met_instrument",
                columns: new[] { "owner", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_met_instrument_place_due_on_id",
                table: "met_instrument",
                columns: new[] { "place", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_met_instrument_place_state_due_on_id",
                table: "met_instrument",
                columns: new[] { "place", "state", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_met_instrument_serial_key_due_on_id",
                table: "met_instrument",
                columns: new[] { "serial_key", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_met_instrument_state_due_on_id",
                table: "met_instrument",
                columns: new[] { "state", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_met_instrument_state_kind_place_owner_due_on",
                table: "met_instrument",
                columns: new[] { "state", "kind", "place", "owner", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_met_instrument_event_instrument_id",
                table: "met_instrument_event",
                columns: new[] { "instrument", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_met_instrument_kind_code_revision",
                table: "met_instrument_kind",
                columns: new[] { "code", "revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_investment_laboratory_year",
                table: "met_investment",
                columns: new[] { "laboratory", "year" });

            migrationBuilder.CreateIndex(
                name: "ix_met_investment_payment_investment",
                table: "met_investment_payment",
                column: "investment");

            migrationBuilder.CreateIndex(
                name: "ix_met_issued_dcc_signing_key",
                table: "met_issued_dcc",
                column: "signing_key");

            migrationBuilder.CreateIndex(
                name: "ix_met_job_customer_unit",
                table: "met_job",
                column: "customer_unit");

            migrationBuilder.CreateIndex(
                name: "ix_met_job_laboratory_state",
                table: "met_job",
                columns: new[] { "laboratory", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_met_job_laboratory_year_sequence",
                table: "met_job",
                columns: new[] { "laboratory", "year", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_job_item_job_position",
                table: "met_job_item",
                columns: new[] { "job", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_job_item_method",
                table: "met_job_item",
                column: "method");

            migrationBuilder.CreateIndex(
                name: "ix_met_job_item_own_standard",
                table: "met_job_item",
                column: "own_standard");

            migrationBuilder.CreateIndex(
                name: "ix_met_laboratory_code",
                table: "met_laboratory",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_laboratory_unit",
                table: "met_laboratory",
                column: "unit",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_mark_number",
                table: "met_mark",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_mark_range_on",
                table: "met_mark",
                columns: new[] { "range", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_met_mark_verification",
                table: "met_mark",
                column: "verification");

            migrationBuilder.CreateIndex(
                name: "ix_met_mark_range_prefix_first",
                table: "met_mark_range",
                columns: new[] { "prefix", "first" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_method_laboratory_code",
                table: "met_method",
                columns: new[] { "laboratory", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_method_version_method_number",
                table: "met_method_version",
                columns: new[] { "method", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_reading_draft_item_person_condition_nominal",
                table: "met_reading_draft",
                columns: new[] { "item", "person", "condition", "nominal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_reading_set_corrects",
                table: "met_reading_set",
                column: "corrects",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_reading_set_item",
                table: "met_reading_set",
                column: "item");

            migrationBuilder.CreateIndex(
                name: "ix_met_reading_set_job",
                table: "met_reading_set",
                column: "job");

            migrationBuilder.CreateIndex(
                name: "ix_met_reading_set_method",
                table: "met_reading_set",
                column: "method");

            migrationBuilder.CreateIndex(
                name: "ix_met_reading_set_read_at",
                table: "met_reading_set",
                column: "read_at");

            migrationBuilder.CreateIndex(
                name: "ix_met_reading_standard_certificate",
                table: "met_reading_standard",
                column: "certificate");

            migrationBuilder.CreateIndex(
                name: "ix_met_reading_standard_standard",
                table: "met_reading_standard",
                column: "standard");

            migrationBuilder.CreateIndex(
                name: "ix_met_reminder_instrument_due_on_days",
                table: "met_reminder",
                columns: new[] { "instrument", "due_on", "days" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_result_item",
                table: "met_result",
                column: "item");

            migrationBuilder.CreateIndex(
                name: "ix_met_result_job",
                table: "met_result",
                column: "job");

            migrationBuilder.CreateIndex(
                name: "ix_met_result_laboratory_read_at",
                table: "met_result",
                columns: new[] { "laboratory", "read_at" });

            migrationBuilder.CreateIndex(
                name: "ix_met_result_method",
                table: "met_result",
                column: "method");

            migrationBuilder.CreateIndex(
                name: "ix_met_result_reading_set",
                table: "met_result",
                column: "reading_set");

            migrationBuilder.CreateIndex(
                name: "ix_met_result_superseded_by",
                table: "met_result",
                column: "superseded_by");

            migrationBuilder.CreateIndex(
                name: "ix_met_result_standard_certificate",
                table: "met_result_standard",
                column: "certificate");

            migrationBuilder.CreateIndex(
                name: "ix_met_result_standard_standard",
                table: "met_result_standard",
                column: "standard");

            migrationBuilder.CreateIndex(
                name: "ix_met_rule_code_revision",
                table: "met_rule",
                columns: new[] { "code", "revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_scope_line_laboratory_quantity",
                table: "met_scope_line",
                columns: new[] { "laboratory", "quantity" });

            migrationBuilder.CreateIndex(
                name: "ix_met_standard_laboratory_number",
                table: "met_standard",
                columns: new[] { "laboratory", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_standard_certificate_own_certificate",
                table: "met_standard_certificate",
                column: "own_certificate");

            migrationBuilder.CreateIndex(
                name: "ix_met_standard_certificate_standard_number",
                table: "met_standard_certificate",
                columns: new[] { "standard", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_standard_finding_standard_found_on",
                table: "met_standard_finding",
                columns: new[] { "standard", "found_on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_standard_value_own_result",
                table: "met_standard_value",
                column: "own_result");

            migrationBuilder.CreateIndex(
                name: "ix_met_test_point_verification_ordinal",
                table: "met_test_point",
                columns: new[] { "verification", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_trusted_issuer_laboratory_sha256_trusted_from",
                table: "met_trusted_issuer",
                columns: new[] { "laboratory", "sha256", "trusted_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_verification_body_state_id",
                table: "met_verification",
                columns: new[] { "body", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_met_verification_instrument_id",
                table: "met_verification",
                columns: new[] { "instrument", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_met_verification_number",
                table: "met_verification",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_verification_owner_id",
                table: "met_verification",
                columns: new[] { "owner", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_met_verification_state_id",
                table: "met_verification",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_met_verification_certificate_body_year_is_certificate_seque~",
                table: "met_verification_certificate",
                columns: new[] { "body", "year", "is_certificate", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_verification_certificate_instrument_issued_on",
                table: "met_verification_certificate",
                columns: new[] { "instrument", "issued_on" });

            migrationBuilder.CreateIndex(
                name: "ix_met_verification_certificate_issued_on",
                table: "met_verification_certificate",
                column: "issued_on");

            migrationBuilder.CreateIndex(
                name: "ix_met_verification_certificate_number",
                table: "met_verification_certificate",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_met_verification_certificate_stamp_number",
                table: "met_verification_certificate",
                column: "stamp_number");

            migrationBuilder.CreateIndex(
                name: "ix_met_verification_certificate_verification",
                table: "met_verification_certificate",
                column: "verification",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "met_authorisation");

            migrationBuilder.DropTable(
                name: "met_authority");

            migrationBuilder.DropTable(
                name: "met_check_point");

            migrationBuilder.DropTable(
                name: "met_comparison");

            migrationBuilder.DropTable(
                name: "met_designation");

            migrationBuilder.DropTable(
                name: "met_environment_entry");

            migrationBuilder.DropTable(
                name: "met_impact_finding");

            migrationBuilder.DropTable(
                name: "met_impact_letter");

            migrationBuilder.DropTable(
                name: "met_instrument_event");

            migrationBuilder.DropTable(
                name: "met_instrument_kind");

            migrationBuilder.DropTable(
                name: "met_investment_payment");

            migrationBuilder.DropTable(
                name: "met_issued_dcc");

            migrationBuilder.DropTable(
                name: "met_mark");

            migrationBuilder.DropTable(
                name: "met_reading_draft");

            migrationBuilder.DropTable(
                name: "met_reading_standard");

            migrationBuilder.DropTable(
                name: "met_reminder");

            migrationBuilder.DropTable(
                name: "met_result_standard");

            migrationBuilder.DropTable(
                name: "met_rule");

            migrationBuilder.DropTable(
                name: "met_scope_line");

            migrationBuilder.DropTable(
                name: "met_standard_finding");

            migrationBuilder.DropTable(
                name: "met_standard_value");

            migrationBuilder.DropTable(
                name: "met_test_point");

            migrationBuilder.DropTable(
                name: "met_trusted_issuer");

            migrationBuilder.DropTable(
                name: "met_verification_certificate");

            migrationBuilder.DropTable(
                name: "met_check_standard");

            migrationBuilder.DropTable(
                name: "met_impact_study");

            migrationBuilder.DropTable(
                name: "met_investment");

            migrationBuilder.DropTable(
                name: "met_signing_key");

            migrationBuilder.DropTable(
                name: "met_mark_range");

            migrationBuilder.DropTable(
                name: "met_result");

            migrationBuilder.DropTable(
                name: "met_verification");

            migrationBuilder.DropTable(
                name: "met_standard_certificate");

            migrationBuilder.DropTable(
                name: "met_reading_set");

            migrationBuilder.DropTable(
                name: "met_instrument");

            migrationBuilder.DropTable(
                name: "met_certificate");

            migrationBuilder.DropTable(
                name: "met_method_version");

            migrationBuilder.DropTable(
                name: "met_job_item");

            migrationBuilder.DropTable(
                name: "met_job");

            migrationBuilder.DropTable(
                name: "met_method");

            migrationBuilder.DropTable(
                name: "met_standard");

            migrationBuilder.DropTable(
                name: "met_laboratory");
        }
    }
}
