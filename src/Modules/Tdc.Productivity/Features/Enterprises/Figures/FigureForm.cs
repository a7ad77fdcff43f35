using System.Globalization;
using Tdc.Platform.Pages;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;

namespace Tdc.Productivity.Features.Enterprises.Figures;

/// <summary>Reads one part of the form. What can be read is kept even when something else has to be mended.</summary>
internal static class FigureForm
{
    /// <summary>Name of the field with the unit of money.</summary>
    public const string UnitField = "moneyUnit";

    /// <summary>Name of the field in which the person says how numbers with two readings are meant.</summary>
    public const string MarkField = "mark";

    /// <summary>71.200 is meant as 71200.</summary>
    public const string Thousands = "nghin";

    /// <summary>71.200 is meant as 71 and a fifth.</summary>
    public const string Decimals = "le";

    /// <summary>Reads a part into the changes that it makes; faults are noted in the post.</summary>
    public static Action<FirmYear> Read(FormPost posted, FigurePart part, IReadOnlyList<Choice> communes)
    {
        List<Action<FirmYear>> changes = [];
        if (part == FigurePart.Unit)
        {
            ReadUnit(posted, communes, changes);
        }

        var unit = MoneyUnit.Of(posted[UnitField]);
        foreach (var figure in Figure.Of(part))
        {
            var faults = posted.Faults.Count;
            var value = Read(posted, figure, unit);
            if (posted.Faults.Count == faults)
            {
                changes.Add(y => figure.Set(y, value));
            }
        }

        if (part == FigurePart.Labour)
        {
            ReadMonths(posted, changes);
        }
        else if (part == FigurePart.Innovation)
        {
            var (systems, tools) = (Codes(posted.Every("systems"), CodeList.Systems), Codes(posted.Every("tools"), CodeList.Tools));
            changes.Add(y => (y.Systems, y.Tools) = (systems, tools));
        }

        return year => changes.ForEach(change => change(year));
    }

    /// <summary>What was typed in a part that has two readings, in the order of the form.</summary>
    public static IReadOnlyList<string> Ambiguous(FormPost? posted, FigurePart part) => posted is null ? []
        : [.. Figure.Of(part).Select(f => f.Name).Concat(part == FigurePart.Labour ? Enumerable.Range(1, 12).Select(Month) : [])
            .Select(n => posted[n].Trim()).Where(t => Reading.IsAmbiguous(t, out _, out _)).Distinct()];

    /// <summary>Codes of a list that were chosen, in the order of the list.</summary>
    public static string Codes(IEnumerable<string> chosen, CodeList list) => string.Join(' ', list.All.Select(e => e.Code).Where(chosen.Contains));

    /// <summary>The field of a month.</summary>
    public static string Month(int month) => "month" + month.ToString(CultureInfo.InvariantCulture);

    // A slip of a thousand is what figures suffer from most: what has two readings is asked back, as a file's is.
    private static decimal? Number(FormPost posted, string name)
    {
        if (!Reading.IsAmbiguous(posted[name], out var grouped, out var pointed))
        {
            return posted.Number(name);
        }

        switch (posted[MarkField])
        {
            case Thousands:
                return grouped;
            case Decimals:
                return pointed;
            default:
                posted.Fault(name, "form.ambiguous");
                return null;
        }
    }

    private static decimal? Read(FormPost posted, Figure figure, MoneyUnit unit)
    {
        if (Number(posted, figure.Name) is not { } number)
        {
            return null;
        }

        if (number < 0 && !figure.MayBeNegative)
        {
            posted.Fault(figure.Name, "form.negative");
            return null;
        }

        if (figure.IsMoney)
        {
            if (unit.ToDong(number) is { } dong)
            {
                return dong;
            }

            posted.Fault(figure.Name, unit.IsTooLarge(number) ? "form.too-large" : "form.part-of-dong");
            return null;
        }

        if (figure.Kind == FigureKind.Practices && (number > 12 || number != decimal.Truncate(number)))
        {
            posted.Fault(figure.Name, "form.practices");
            return null;
        }

        if (number > 1e12m)
        {
            posted.Fault(figure.Name, "form.too-many");
            return null;
        }

        return number;
    }

    private static void ReadUnit(FormPost posted, IReadOnlyList<Choice> communes, List<Action<FirmYear>> changes)
    {
        var (activity, commune, ownership) = (posted["activity"], posted["commune"], posted["ownership"]);
        Need(posted, "activity", Activities.Find(Activities.Present, activity) is { IsSection: false }, y => (y.Activity, y.ActivityVersion) = (activity, Activities.Present), changes);
        Need(posted, "commune", communes.Any(c => c.Value == commune), y => y.Commune = commune, changes);
        Need(posted, "ownership", CodeList.Ownerships.Has(ownership), y => y.Ownership = ownership, changes);
        if (int.TryParse(posted["startMonth"], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12)
        {
            changes.Add(y => y.StartMonth = month);
        }
    }

    private static void Need(FormPost posted, string name, bool fine, Action<FirmYear> change, List<Action<FirmYear>> changes)
    {
        if (fine)
        {
            changes.Add(change);
        }
        else
        {
            posted.Fault(name, "form.choose");
        }
    }

    // Twelve months, or none: a year with eleven would have a wrong mean.
    private static void ReadMonths(FormPost posted, List<Action<FirmYear>> changes)
    {
        var months = Enumerable.Range(1, 12).Select(Month).ToList();
        if (months.TrueForAll(m => posted[m].Trim().Length == 0))
        {
            changes.Add(y => y.MonthlyPersons = "");
            return;
        }

        List<decimal> values = [];
        foreach (var month in months)
        {
            var faults = posted.Faults.Count;
            var value = Number(posted, month);
            if (value is null && posted.Faults.Count == faults)
            {
                posted.Fault(month, "form.month-missing");
            }
            else if (value < 0)
            {
                posted.Fault(month, "form.negative");
            }
            else if (value is > 10_000_000)
            {
                posted.Fault(month, "form.too-many");
            }
            else if (value is { } persons)
            {
                values.Add(persons);
            }
        }

        if (values.Count == 12)
        {
            changes.Add(y =>
            {
                y.MonthlyPersons = string.Join(' ', values.Select(v => v.ToString("0.####", CultureInfo.InvariantCulture)));
                y.Persons = (double)values.Average();
            });
        }
    }
}
