using Microsoft.Extensions.Localization;
using Tdc.Metrology.Features.Register.Kinds;
using Tdc.Metrology.Resources;
using Tdc.Platform.Documents;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;

namespace Tdc.Metrology.Features.Register.Surveillance;

/// <summary>Overdue shares as a table to download, and the words that page and table share.</summary>
internal static class SurveillanceSheet
{
    /// <summary>The grouping that an address names (<c>xa</c>, <c>chu</c>; else by kind).</summary>
    public static (ShareBy By, string Word) Read(string? word) => word switch { "xa" => (ShareBy.Place, "xa"), "chu" => (ShareBy.Owner, "chu"), _ => (ShareBy.Kind, "loai") };

    /// <summary>What a group is called.</summary>
    public static string Name(ShareBy by, string key, KindSnapshot kinds, RegisterSnapshot units, DateOnly day) => by switch
    {
        ShareBy.Kind => kinds.On(key, day)?.Name() ?? key,
        ShareBy.Place => units.NameOfPlace(key, day),
        _ => Guid.TryParse(key, out var id) ? units.NameOf(new LineageId(id), day) : Display.Blank,
    };

    /// <summary>The table.</summary>
    public static Sheet Of(ShareBy by, IReadOnlyList<OverdueShare> groups, KindSnapshot kinds, RegisterSnapshot units, DateOnly day, IStringLocalizer<RegisterText> text) => new()
    {
        Name = text["watch.title"],
        Titles = [text["watch.caption"]],
        Notes = [text["watch.note", Display.Date(day)]],
        Columns = [new(text["watch.head." + by], 50), new(text["watch.used"], 16, CellKind.Whole), new(text["due.late"], 16, CellKind.Whole), new(text["watch.share"], 14, CellKind.Percent)],
        Rows = groups.Select(g => (IReadOnlyList<SheetCell>)[Name(by, g.Key, kinds, units, day), SheetCell.Whole(g.InUse), SheetCell.Whole(g.Overdue), SheetCell.Percent(g.Share)]),
    };
}
