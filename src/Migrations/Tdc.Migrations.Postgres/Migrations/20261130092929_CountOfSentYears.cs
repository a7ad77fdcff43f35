using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tdc.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CountOfSentYears : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_prod_firm_year_state_submitted_at_firm",
                table: "prod_firm_year",
                columns: new[] { "state", "submitted_at", "firm" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_prod_firm_year_state_submitted_at_firm",
                table: "prod_firm_year");
        }
    }
}
