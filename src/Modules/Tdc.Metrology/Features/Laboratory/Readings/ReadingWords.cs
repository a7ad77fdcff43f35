using System.Globalization;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Pages;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Laboratory.Readings;

/// <summary>Readings as they are shown and typed.</summary>
internal static class ReadingWords
{
    /// <summary>The columns of a set.</summary>
    public static IReadOnlyDictionary<string, List<decimal>> Columns(ReadingSet set) => LaboratoryJson.Read<Dictionary<string, List<decimal>>>(set.Readings);

    /// <summary>A reading with all the digits that were typed.</summary>
    public static string Reading(decimal value) => LaboratoryWords.Figure(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A set as the fields of its form.</summary>
    public static Dictionary<string, string> AsTyped(ReadingSet set)
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal)
        {
            ["date"] = Display.DateTyped(set.ReadAt.DateInVietnam),
            ["time"] = Display.Time(set.ReadAt),
            ["room"] = set.Room,
        };
        foreach (var (column, values) in Columns(set))
        {
            fields["column-" + column] = string.Join('\n', values.Select(v => v.ToString(CultureInfo.InvariantCulture).Replace('.', Display.InEnglish ? '.' : ',')));
        }

        foreach (var (name, value) in LaboratoryJson.Read<Dictionary<string, double>>(set.Environment))
        {
            fields["room-" + name] = LaboratoryWords.Typed(value);
        }

        foreach (var standard in set.Standards)
        {
            fields["standard-" + standard.Input] = standard.Standard.Value.ToString();
        }

        return fields;
    }
}
