using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tdc.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class TraceabilityRepository : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "ix_trace_access_rule_code",
                table: "trace_access_rule",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trace_capture_job_finished_at",
                table: "trace_capture_job",
                column: "finished_at");

            migrationBuilder.CreateIndex(
                name: "ix_trace_capture_job_owner_created_at",
                table: "trace_capture_job",
                columns: new[] { "owner", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_trace_dropped_token_expires_at",
                table: "trace_dropped_token",
                column: "expires_at");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "trace_access_rule");

            migrationBuilder.DropTable(
                name: "trace_capture_job");

            migrationBuilder.DropTable(
                name: "trace_dropped_token");

            migrationBuilder.DropTable(
                name: "trace_master_data_child");

            migrationBuilder.DropTable(
                name: "trace_subscription");

            migrationBuilder.DropTable(
                name: "trace_master_data");

            migrationBuilder.DropTable(
                name: "trace_named_query");
        }
    }
}
