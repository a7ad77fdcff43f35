using System.Globalization;
using System.Resources;
using Tdc.Platform.Documents;
using Tdc.Platform.Pages;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Features.Enterprises.Import;

/// <summary>Columns of tables with enterprises' figures. A heading is known in both languages and by the name of the API.</summary>
internal static class FigureColumns
{
    /// <summary>Columns before the figures of one enterprise.</summary>
    public static IReadOnlyList<string> Own { get; } = ["year", "moneyUnit", "activity", "commune", "ownership", "startMonth"];

    /// <summary>Columns before those, in tables of several enterprises.</summary>
    public static IReadOnlyList<string> Firm { get; } = ["code", "name"];

    /// <summary>Columns behind the figures.</summary>
    public static IReadOnlyList<string> Lists { get; } = ["systems", "tools"];

    private static readonly ResourceManager texts = new(typeof(EnterpriseText));
    private static readonly CultureInfo[] cultures = [CultureInfo.GetCultureInfo("vi-VN"), CultureInfo.GetCultureInfo("en")];

    /// <summary>All columns of a table.</summary>
    public static IEnumerable<string> All(bool severalFirms) => [.. severalFirms ? Firm : [], .. Own, .. Figure.All.Select(f => f.Name), .. Lists];

    /// <summary>The heading in the reader's language.</summary>
    public static string Shown(string column) => Heading(column, CultureInfo.CurrentUICulture);

    /// <summary>All headings by which a column is known.</summary>
    public static IEnumerable<string> Names(string column) => [column, .. cultures.Select(c => Heading(column, c))];

    /// <summary>The heading that a table has for a column; the one of the reader's language when it has none.</summary>
    public static string In(Table table, string column) => Names(column).FirstOrDefault(n => table.Column(n) >= 0) ?? Shown(column);

    /// <summary>Words of a unit of money in both languages.</summary>
    public static IEnumerable<string> Words(MoneyUnit unit) => [unit.Code, .. cultures.Select(c => Text("money." + unit.Code, c))];

    /// <summary>The columns of a template or a download.</summary>
    public static IReadOnlyList<SheetColumn> Sheet(bool severalFirms) => [.. All(severalFirms).Select(c => new SheetColumn(Shown(c), Width(c), Kind(c)) { Choices = Choices(c) })];

    private static double Width(string column) => column switch { "name" or "activity" or "systems" or "tools" => 36, "year" or "startMonth" => 10, _ => 18 };

    private static CellKind Kind(string column) => column is "year" or "startMonth" or "digitalPractices" ? CellKind.Whole : Figure.Find(column) is not null ? CellKind.Number : CellKind.Text;

    private static IReadOnlyList<string> Choices(string column) => column switch
    {
        "moneyUnit" => [.. MoneyUnit.All.Select(u => Text("money." + u.Code, CultureInfo.CurrentUICulture))],
        "activity" => [.. Activities.Divisions(Activities.Present).Select(d => d.Code + " " + d.Name)],
        "ownership" => [.. CodeList.Ownerships.All.Select(o => o.Name)],
        _ => [],
    };

    private static string Heading(string column, CultureInfo culture) => Text("fig." + column, culture);

    private static string Text(string key, CultureInfo culture) => texts.GetString(key, culture) ?? key;
}
