using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Documents;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;
using Tdc.Platform.Time;

namespace Tdc.Platform.Identity;

/// <summary>A row of an import as it was understood.</summary>
/// <param name="Row">Row in the file, counted from 1.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">E-mail.</param>
/// <param name="Role">Name of the role as the API writes it, or what was typed.</param>
/// <param name="UnitCode">Code of the unit.</param>
/// <param name="Language"><c>vi</c> or <c>en</c>.</param>
/// <param name="Fault">What has to be mended, in the reader's language; <see langword="null"/> when the person can be invited.</param>
public sealed record ImportRow(int Row, string Name, string Email, string Role, string UnitCode, string Language, string? Fault);

/// <summary>Reads a table of people to be invited, and invites them after a look.</summary>
public sealed class AccountImport(
    TdcDbContext db, AccountRegister accounts, OrganisationRegister register, IDataProtectionProvider protection, IStringLocalizer<IdentityText> text, TimeProvider clock)
{
    /// <summary>Most rows of a file.</summary>
    public const int MostRows = 2000;

    private static readonly string[] columns = ["name", "email", "role", "code"];
    private static readonly CultureInfo[] languages = [CultureInfo.GetCultureInfo("vi-VN"), CultureInfo.GetCultureInfo("en-GB")];

    private IDataProtector Protector => protection.CreateProtector("tdc.account-import.v1");

    /// <summary>The table to be filled in: a row for each administrative unit of today.</summary>
    public async Task<Workbook> TemplateAsync(CancellationToken cancellation)
    {
        var snapshot = await register.NowAsync(cancellation);
        var units = snapshot.AsOf(clock.TodayInVietnam).Where(u => u.Kind is not (OrganisationKind.Province or OrganisationKind.CentralCity or OrganisationKind.Enterprise
            or OrganisationKind.Cooperative or OrganisationKind.Household or OrganisationKind.Expert));
        var officer = text["role.Officer"].Value;
        return new Workbook(
        [
            new Sheet
            {
                Name = text["accounts.browser"],
                Titles = [text["import.title"]],
                Notes = [text["import.file-hint"]],
                Columns =
                [
                    new SheetColumn(text["import.column.code"], 12), new SheetColumn(text["import.column.unit"], 44), new SheetColumn(text["import.column.name"], 28),
                    new SheetColumn(text["import.column.email"], 34),
                    new SheetColumn(text["import.column.role"], 20) { Choices = [.. Enum.GetValues<Role>().Select(r => text[$"role.{r}"].Value)] },
                    new SheetColumn(text["import.column.language"], 10) { Choices = ["vi", "en"] },
                ],
                Rows = units.Select(u => (IReadOnlyList<SheetCell>)[u.Code, Display.InEnglish ? u.NameEn : u.NameVi, "", "", officer, "vi"]),
                TemplateRows = 500,
            },
        ]);
    }

    /// <summary>Reads a file; nothing is changed.</summary>
    /// <returns>The rows, and <see langword="null"/>; or no rows and why the file is no such table.</returns>
    public async Task<(IReadOnlyList<ImportRow> Rows, string? Fault)> ReadAsync(Stream file, string fileName, CancellationToken cancellation)
    {
        var fault = TableReader.Read(file, fileName, TableLimits.Default with { MaxRows = MostRows }, out var table, [.. columns.SelectMany(Headings)]);
        if (fault == TableFault.TooManyRows)
        {
            return ([], text["import.too-many"]);
        }

        if (fault != TableFault.None || table is null)
        {
            return ([], text["import.fault", fault]);
        }

        var at = columns.Append("language").ToDictionary(c => c, c => Headings(c).Select(table.Column).FirstOrDefault(i => i >= 0, -1));
        var missing = columns.Where(c => at[c] < 0).Select(c => text[$"import.column.{c}"].Value).ToList();
        if (missing.Count > 0)
        {
            return ([], text["import.missing", string.Join(", ", missing)]);
        }

        var taken = (await db.Users.AsNoTracking().Select(u => u.NormalizedEmail).ToListAsync(cancellation)).ToHashSet();
        var snapshot = await register.NowAsync(cancellation);
        var seen = new Dictionary<string, int>();
        List<ImportRow> rows = [];
        foreach (var row in table.Rows)
        {
            string Cell(string column) => at[column] < 0 ? "" : row[at[column]].Text.Trim().Normalize();
            if (Cell("email").Length > 0)
            {
                rows.Add(Understand(row.Number, Cell("name"), Cell("email"), Cell("role"), Cell("code"), Cell("language"), snapshot, taken, seen));
            }
        }

        return rows.Count == 0 ? ([], text["import.nothing"]) : (rows, null);
    }

    /// <summary>Seals the good rows, so that what is confirmed is what was shown.</summary>
    public string Seal(IEnumerable<ImportRow> rows) => Protector.Protect(JsonSerializer.Serialize(rows.Where(r => r.Fault is null)));

    /// <summary>Invites the people of sealed rows.</summary>
    /// <returns>How many were invited, and the rows that somebody else was quicker with; <see langword="null"/> when the seal is broken.</returns>
    public async Task<(int Invited, IReadOnlyList<ImportRow> Refused)?> InviteAsync(string closed, Asker asker, CancellationToken cancellation)
    {
        List<ImportRow> rows;
        try
        {
            rows = JsonSerializer.Deserialize<List<ImportRow>>(Protector.Unprotect(closed)) ?? [];
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or FormatException or JsonException)
        {
            return null;
        }

        var snapshot = await register.NowAsync(cancellation);
        List<ImportRow> refused = [];
        foreach (var row in rows)
        {
            var unit = snapshot.ByCode(row.UnitCode, clock.TodayInVietnam);
            if (!RoleNames.TryRead(row.Role, out var role) || unit is null)
            {
                refused.Add(row with { Fault = text["identity.no-such-unit"] });
                continue;
            }

            var account = new NewAccount { Email = row.Email, DisplayName = row.Name, Language = row.Language, Roles = [new NewRole(role, unit.Lineage)] };
            if (!(await accounts.OpenAsync(account, asker, cancellation)).TryGet(out _, out var refusal))
            {
                refused.Add(row with { Fault = Outcomes.RefusalProblem.Message(refusal, text) });
            }
        }

        return (rows.Count - refused.Count, refused);
    }

    private ImportRow Understand(
        int number, string name, string email, string role, string code, string language, RegisterSnapshot snapshot, HashSet<string?> taken, Dictionary<string, int> seen)
    {
        var understood = Roles().FirstOrDefault(r => VietnameseText.Fold(r.Name) == VietnameseText.Fold(role)).Role;
        var result = new ImportRow(number, name, email, understood ?? role, code.ToUpperInvariant(), language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "vi", null);
        var fault = name.Length is 0 or > 200 ? text["identity.name-missing"].Value
            : !AccountRegister.IsEmail(email) ? text["identity.email-shape", email].Value
            : taken.Contains(email.ToUpperInvariant()) ? text["identity.email-taken"].Value
            : seen.TryGetValue(email.ToUpperInvariant(), out var first) ? text["import.twice", first].Value
            : understood is null ? text["import.role-unknown", role].Value
            : snapshot.ByCode(code, clock.TodayInVietnam) is null ? text["roles.unknown-unit", code].Value
            : null;
        seen.TryAdd(email.ToUpperInvariant(), number);
        return result with { Fault = fault };
    }

    private IEnumerable<string> Headings(string column) => InBoth(() => text[$"import.column.{column}"].Value);

    private IEnumerable<(string Name, string? Role)> Roles() => Enum.GetValues<Role>()
        .SelectMany(role => InBoth(() => text[$"role.{role}"].Value).Append(RoleNames.Of(role)).Select(name => (name, (string?)RoleNames.Of(role))));

    private static List<string> InBoth(Func<string> read)
    {
        var spoken = CultureInfo.CurrentUICulture;
        List<string> result = [];
        foreach (var language in languages)
        {
            CultureInfo.CurrentUICulture = language;
            result.Add(read());
        }

        CultureInfo.CurrentUICulture = spoken;
        return result;
    }
}
