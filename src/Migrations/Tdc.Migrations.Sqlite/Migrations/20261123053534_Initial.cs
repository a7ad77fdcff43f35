using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tdc.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_entry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    action = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    subject_kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    subject_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    details = table.Column<string>(type: "TEXT", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: true),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "id_api_key",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    unit = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    prefix = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    scopes = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_used_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_api_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "id_kept_form",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner = table.Column<Guid>(type: "TEXT", nullable: true),
                    kept_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_kept_form", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "id_protection_key",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_protection_key", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "id_user",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    deactivated_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    is_demonstration = table.Column<bool>(type: "INTEGER", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<DateTime>(type: "TEXT", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_user", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job_outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    done_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    due_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "org_group",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    name_vi = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    name_en = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_org_group", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "org_organisation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lineage = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name_vi = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    name_en = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    parent_code = table.Column<string>(type: "TEXT", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false),
                    other_names = table.Column<string>(type: "TEXT", nullable: false),
                    search = table.Column<string>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_org_organisation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "org_succession_act",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    effective_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_org_succession_act", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plan_calendar_feed",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit = table.Column<Guid>(type: "TEXT", nullable: false),
                    token_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_calendar_feed", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plan_import",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    reading = table.Column<string>(type: "TEXT", nullable: false),
                    decisions = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    uploaded_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    uploaded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_import", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plan_plan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    title_vi = table.Column<string>(type: "TEXT", nullable: false),
                    title_en = table.Column<string>(type: "TEXT", nullable: false),
                    issuer = table.Column<string>(type: "TEXT", nullable: false),
                    issued_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    official_title = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_plan", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plan_unit_plan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    remarks = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    review_note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    saved_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    submitted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_unit_plan", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "id_unit_role",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    delegated_by = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_unit_role", x => x.id);
                    table.ForeignKey(
                        name: "fk_id_unit_role_id_user_user_id",
                        column: x => x.user_id,
                        principalTable: "id_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "id_user_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_user_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_id_user_claim_id_user_user_id",
                        column: x => x.user_id,
                        principalTable: "id_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "id_user_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_user_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_id_user_login_id_user_user_id",
                        column: x => x.user_id,
                        principalTable: "id_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "id_user_passkey",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_user_passkey", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_id_user_passkey_id_user_user_id",
                        column: x => x.user_id,
                        principalTable: "id_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "id_user_token",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_user_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_id_user_token_id_user_user_id",
                        column: x => x.user_id,
                        principalTable: "id_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "org_group_member",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    under_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    unit = table.Column<Guid>(type: "TEXT", nullable: true),
                    includes = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    excluded = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_org_group_member", x => x.id);
                    table.ForeignKey(
                        name: "fk_org_group_member_org_group_group_code",
                        column: x => x.group_code,
                        principalTable: "org_group",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "org_succession_link",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    act_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    function = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_org_succession_link", x => x.id);
                    table.ForeignKey(
                        name: "fk_org_succession_link_org_organisation_from_id",
                        column: x => x.from_id,
                        principalTable: "org_organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_org_succession_link_org_organisation_to_id",
                        column: x => x.to_id,
                        principalTable: "org_organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_org_succession_link_org_succession_act_act_id",
                        column: x => x.act_id,
                        principalTable: "org_succession_act",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_group",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    printed = table.Column<string>(type: "TEXT", nullable: false),
                    title_vi = table.Column<string>(type: "TEXT", nullable: false),
                    title_en = table.Column<string>(type: "TEXT", nullable: false),
                    official_title = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_group", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_group_plan_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_task",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_number = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    origin = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    printed = table.Column<string>(type: "TEXT", nullable: false),
                    legal_reference = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_task", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_task_plan_group_group_id",
                        column: x => x.group_id,
                        principalTable: "plan_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_plan_task_plan_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_assignment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    printed = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    unit = table.Column<Guid>(type: "TEXT", nullable: true),
                    group_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    basis = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    opened_by_act = table.Column<Guid>(type: "TEXT", nullable: true),
                    picked_for = table.Column<Guid>(type: "TEXT", nullable: true),
                    pair = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_assignment", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_assignment_plan_task_task_id",
                        column: x => x.task_id,
                        principalTable: "plan_task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_budget_line",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    classification = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_budget_line", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_budget_line_plan_task_task_id",
                        column: x => x.task_id,
                        principalTable: "plan_task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_duty",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    unit = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_as_of = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    start_day = table.Column<int>(type: "INTEGER", nullable: false),
                    span_days = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    responsible = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    expected_product = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    progress = table.Column<double>(type: "REAL", nullable: true),
                    progress_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    evidence_count = table.Column<int>(type: "INTEGER", nullable: false),
                    carried_to = table.Column<Guid>(type: "TEXT", nullable: true),
                    basis = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    accepted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    review_note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_duty", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_duty_plan_task_task_id",
                        column: x => x.task_id,
                        principalTable: "plan_task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_measure",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    name_vi = table.Column<string>(type: "TEXT", nullable: false),
                    name_en = table.Column<string>(type: "TEXT", nullable: false),
                    unit_vi = table.Column<string>(type: "TEXT", nullable: false),
                    unit_en = table.Column<string>(type: "TEXT", nullable: false),
                    over_units = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    over_time = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    higher_is_better = table.Column<bool>(type: "INTEGER", nullable: false),
                    produced_by = table.Column<string>(type: "TEXT", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_measure", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_measure_plan_task_task_id",
                        column: x => x.task_id,
                        principalTable: "plan_task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_task_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    title_vi = table.Column<string>(type: "TEXT", nullable: false),
                    title_en = table.Column<string>(type: "TEXT", nullable: false),
                    official_text = table.Column<string>(type: "TEXT", nullable: true),
                    output = table.Column<string>(type: "TEXT", nullable: false),
                    standing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    amendment_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    basis = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Time_Date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Time_From = table.Column<int>(type: "INTEGER", nullable: true),
                    Time_Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Time_Literal = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Time_Month = table.Column<int>(type: "INTEGER", nullable: true),
                    Time_To = table.Column<int>(type: "INTEGER", nullable: true),
                    Time_Year = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_task_version", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_task_version_plan_task_task_id",
                        column: x => x.task_id,
                        principalTable: "plan_task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_budget_event",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    line_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    amount_dong = table.Column<long>(type: "INTEGER", nullable: false),
                    document = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    occurred_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    file_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_budget_event", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_budget_event_plan_budget_line_line_id",
                        column: x => x.line_id,
                        principalTable: "plan_budget_line",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_activity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    duty_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    responsible = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    product = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    method = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    weight = table.Column<int>(type: "INTEGER", nullable: false),
                    share = table.Column<double>(type: "REAL", nullable: true),
                    baseline = table.Column<decimal>(type: "TEXT", precision: 20, scale: 6, nullable: true),
                    target = table.Column<decimal>(type: "TEXT", precision: 20, scale: 6, nullable: true),
                    actual = table.Column<decimal>(type: "TEXT", precision: 20, scale: 6, nullable: true),
                    cancelled = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_activity", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_activity_plan_duty_duty_id",
                        column: x => x.duty_id,
                        principalTable: "plan_duty",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_activity_plan_unit_plan_unit_plan_id",
                        column: x => x.unit_plan_id,
                        principalTable: "plan_unit_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_checkpoint",
                columns: table => new
                {
                    duty_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    share = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_checkpoint", x => new { x.duty_id, x.year });
                    table.ForeignKey(
                        name: "fk_plan_checkpoint_plan_duty_duty_id",
                        column: x => x.duty_id,
                        principalTable: "plan_duty",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_duty_move",
                columns: table => new
                {
                    from_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    act_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    moved_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    moved_by = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_duty_move", x => new { x.from_id, x.to_id });
                    table.ForeignKey(
                        name: "fk_plan_duty_move_plan_duty_from_id",
                        column: x => x.from_id,
                        principalTable: "plan_duty",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_duty_move_plan_duty_to_id",
                        column: x => x.to_id,
                        principalTable: "plan_duty",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_evidence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    duty_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    file_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    link = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    issuer = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    dated_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    visibility = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    review = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    added_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    added_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_evidence", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_evidence_plan_duty_duty_id",
                        column: x => x.duty_id,
                        principalTable: "plan_duty",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_progress",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    duty_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    share = table.Column<double>(type: "REAL", nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    narrative = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    difficulty = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    author = table.Column<Guid>(type: "TEXT", nullable: true),
                    written_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_progress", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_progress_plan_duty_duty_id",
                        column: x => x.duty_id,
                        principalTable: "plan_duty",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_declared_value",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    measure_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit = table.Column<Guid>(type: "TEXT", nullable: false),
                    period_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    period_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    value = table.Column<decimal>(type: "TEXT", precision: 20, scale: 6, nullable: false),
                    denominator = table.Column<decimal>(type: "TEXT", precision: 20, scale: 6, nullable: true),
                    report_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    declared_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    declared_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_declared_value", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_declared_value_plan_measure_measure_id",
                        column: x => x.measure_id,
                        principalTable: "plan_measure",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_measure_target",
                columns: table => new
                {
                    measure_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    value = table.Column<decimal>(type: "TEXT", precision: 20, scale: 6, nullable: false),
                    basis = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_measure_target", x => new { x.measure_id, x.year });
                    table.ForeignKey(
                        name: "fk_plan_measure_target_plan_measure_measure_id",
                        column: x => x.measure_id,
                        principalTable: "plan_measure",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_milestone",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    activity_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    weight = table.Column<int>(type: "INTEGER", nullable: false),
                    done_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_milestone", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_milestone_plan_activity_activity_id",
                        column: x => x.activity_id,
                        principalTable: "plan_activity",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_sequence",
                table: "audit_entry",
                column: "sequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_subject_kind_subject_id",
                table: "audit_entry",
                columns: new[] { "subject_kind", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_id_api_key_hash",
                table: "id_api_key",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_id_kept_form_expires_at",
                table: "id_kept_form",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_id_unit_role_unit",
                table: "id_unit_role",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "ix_id_unit_role_user_id",
                table: "id_unit_role",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "email_index",
                table: "id_user",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                table: "id_user",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_id_user_claim_user_id",
                table: "id_user_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_id_user_login_user_id",
                table: "id_user_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_id_user_passkey_user_id",
                table: "id_user_passkey",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_job_outbox_done_at_due_at",
                table: "job_outbox",
                columns: new[] { "done_at", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_org_group_member_group_code",
                table: "org_group_member",
                column: "group_code");

            migrationBuilder.CreateIndex(
                name: "ix_org_organisation_code_valid_from",
                table: "org_organisation",
                columns: new[] { "code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_org_organisation_lineage",
                table: "org_organisation",
                column: "lineage");

            migrationBuilder.CreateIndex(
                name: "ix_org_succession_link_act_id",
                table: "org_succession_link",
                column: "act_id");

            migrationBuilder.CreateIndex(
                name: "ix_org_succession_link_from_id",
                table: "org_succession_link",
                column: "from_id");

            migrationBuilder.CreateIndex(
                name: "ix_org_succession_link_to_id",
                table: "org_succession_link",
                column: "to_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_activity_duty_id",
                table: "plan_activity",
                column: "duty_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_activity_unit_plan_id",
                table: "plan_activity",
                column: "unit_plan_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_assignment_task_id",
                table: "plan_assignment",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_assignment_unit",
                table: "plan_assignment",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "ix_plan_budget_event_line_id_stage",
                table: "plan_budget_event",
                columns: new[] { "line_id", "stage" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_budget_line_task_id",
                table: "plan_budget_line",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_budget_line_year_unit_task_id_source_classification",
                table: "plan_budget_line",
                columns: new[] { "year", "unit", "task_id", "source", "classification" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_calendar_feed_token_hash",
                table: "plan_calendar_feed",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_calendar_feed_user_id",
                table: "plan_calendar_feed",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_declared_value_measure_id_unit_period_to_period_from",
                table: "plan_declared_value",
                columns: new[] { "measure_id", "unit", "period_to", "period_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_duty_task_id_unit_year",
                table: "plan_duty",
                columns: new[] { "task_id", "unit", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_duty_unit_year",
                table: "plan_duty",
                columns: new[] { "unit", "year" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_duty_year_state",
                table: "plan_duty",
                columns: new[] { "year", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_duty_move_to_id",
                table: "plan_duty_move",
                column: "to_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_evidence_duty_id",
                table: "plan_evidence",
                column: "duty_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_group_plan_id_number",
                table: "plan_group",
                columns: new[] { "plan_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_import_state",
                table: "plan_import",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_plan_measure_task_id_code",
                table: "plan_measure",
                columns: new[] { "task_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_milestone_activity_id",
                table: "plan_milestone",
                column: "activity_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_plan_number",
                table: "plan_plan",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_progress_duty_id",
                table: "plan_progress",
                column: "duty_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_task_group_id_number",
                table: "plan_task",
                columns: new[] { "group_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_task_plan_id",
                table: "plan_task",
                column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_task_version_task_id_valid_from",
                table: "plan_task_version",
                columns: new[] { "task_id", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_unit_plan_unit_year",
                table: "plan_unit_plan",
                columns: new[] { "unit", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_unit_plan_year_state",
                table: "plan_unit_plan",
                columns: new[] { "year", "state" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_entry");

            migrationBuilder.DropTable(
                name: "id_api_key");

            migrationBuilder.DropTable(
                name: "id_kept_form");

            migrationBuilder.DropTable(
                name: "id_protection_key");

            migrationBuilder.DropTable(
                name: "id_unit_role");

            migrationBuilder.DropTable(
                name: "id_user_claim");

            migrationBuilder.DropTable(
                name: "id_user_login");

            migrationBuilder.DropTable(
                name: "id_user_passkey");

            migrationBuilder.DropTable(
                name: "id_user_token");

            migrationBuilder.DropTable(
                name: "job_outbox");

            migrationBuilder.DropTable(
                name: "org_group_member");

            migrationBuilder.DropTable(
                name: "org_succession_link");

            migrationBuilder.DropTable(
                name: "plan_assignment");

            migrationBuilder.DropTable(
                name: "plan_budget_event");

            migrationBuilder.DropTable(
                name: "plan_calendar_feed");

            migrationBuilder.DropTable(
                name: "plan_checkpoint");

            migrationBuilder.DropTable(
                name: "plan_declared_value");

            migrationBuilder.DropTable(
                name: "plan_duty_move");

            migrationBuilder.DropTable(
                name: "plan_evidence");

            migrationBuilder.DropTable(
                name: "plan_import");

            migrationBuilder.DropTable(
                name: "plan_measure_target");

            migrationBuilder.DropTable(
                name: "plan_milestone");

            migrationBuilder.DropTable(
                name: "plan_progress");

            migrationBuilder.DropTable(
                name: "plan_task_version");

            migrationBuilder.DropTable(
                name: "id_user");

            migrationBuilder.DropTable(
                name: "org_group");

            migrationBuilder.DropTable(
                name: "org_organisation");

            migrationBuilder.DropTable(
                name: "org_succession_act");

            migrationBuilder.DropTable(
                name: "plan_budget_line");

            migrationBuilder.DropTable(
                name: "plan_measure");

            migrationBuilder.DropTable(
                name: "plan_activity");

            migrationBuilder.DropTable(
                name: "plan_duty");

            migrationBuilder.DropTable(
                name: "plan_unit_plan");

            migrationBuilder.DropTable(
                name: "plan_task");

            migrationBuilder.DropTable(
                name: "plan_group");

            migrationBuilder.DropTable(
                name: "plan_plan");
        }
    }
}
