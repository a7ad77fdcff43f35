using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tdc.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CorrectionBesideWhatWasSent : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_prod_firm_year_firm_year",
                table: "prod_firm_year");

            migrationBuilder.CreateTable(
                name: "prod_counted_figures",
                columns: table => new
                {
                    firm = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    facts = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prod_counted_figures", x => new { x.firm, x.year });
                    table.ForeignKey(
                        name: "fk_prod_counted_figures_prod_firm_firm",
                        column: x => x.firm,
                        principalTable: "prod_firm",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_prod_firm_year_firm_year_state",
                table: "prod_firm_year",
                columns: new[] { "firm", "year", "state" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_prod_counted_figures_year",
                table: "prod_counted_figures",
                column: "year");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "prod_counted_figures");

            migrationBuilder.DropIndex(
                name: "ix_prod_firm_year_firm_year_state",
                table: "prod_firm_year");

            migrationBuilder.CreateIndex(
                name: "ix_prod_firm_year_firm_year",
                table: "prod_firm_year",
                columns: new[] { "firm", "year" },
                unique: true);
        }
    }
}
