using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tdc.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TraceabilityNumbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "trace_number_counter",
                columns: table => new
                {
                    series = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    next = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_number_counter", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "trace_place",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner = table.Column<Guid>(type: "TEXT", nullable: false),
                    gln = table.Column<string>(type: "TEXT", maxLength: 13, nullable: true),
                    own_number = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    canonical = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    name_vi = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    name_en = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    commune = table.Column<Guid>(type: "TEXT", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    polygon = table.Column<string>(type: "TEXT", nullable: false),
                    area_hectares = table.Column<double>(type: "REAL", nullable: true),
                    area_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    search = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_place", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trace_prefix",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    digits = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    owner = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_foreign = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    certificate_number = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    fee_paid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    proof = table.Column<Guid>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    decision = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    registered_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_prefix", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trace_product",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner = table.Column<Guid>(type: "TEXT", nullable: false),
                    gtin = table.Column<string>(type: "TEXT", maxLength: 14, nullable: true),
                    own_number = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    name_vi = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    name_en = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    brand = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    trademark = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    group = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    risk = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    risk_basis = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    is_strategic = table.Column<bool>(type: "INTEGER", nullable: false),
                    strategic_basis = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    net_content = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    net_unit = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    shelf_life_days = table.Column<int>(type: "INTEGER", nullable: true),
                    storage = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    producer_name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    producer_address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    origin = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    picture = table.Column<Guid>(type: "TEXT", nullable: true),
                    withdrawn_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    withdrawn_why = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    search = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_product", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trace_number",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    space = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    owner = table.Column<Guid>(type: "TEXT", nullable: false),
                    prefix = table.Column<Guid>(type: "TEXT", nullable: true),
                    origin = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    used_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    label = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    series = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    first = table.Column<long>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    owner = table.Column<Guid>(type: "TEXT", nullable: false),
                    prefix = table.Column<Guid>(type: "TEXT", nullable: true),
                    product = table.Column<string>(type: "TEXT", maxLength: 14, nullable: false),
                    lot = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    lead = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    digits = table.Column<int>(type: "INTEGER", nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    product_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    issuer = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    file = table.Column<Guid>(type: "TEXT", nullable: true),
                    position = table.Column<int>(type: "INTEGER", nullable: false)
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
                name: "trace_prefix");

            migrationBuilder.DropTable(
                name: "trace_product");
        }
    }
}
