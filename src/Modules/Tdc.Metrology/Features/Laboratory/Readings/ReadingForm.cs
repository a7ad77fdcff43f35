using System.Globalization;
using Microsoft.Extensions.Localization;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Resources;
using Tdc.Platform.Pages;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Laboratory.Readings;

/// <summary>Reads the form of readings.</summary>
internal static class ReadingForm
{
    /// <summary>The fields that a version of a method asks for, as they are kept in a draft.</summary>
    public static IEnumerable<string> Fields(MethodVersion method) =>
    [
        "date", "time", "room", "reason", .. ReadingRules.Columns(method).Select(c => "column-" + c), .. ReadingRules.Limits(method).Select(l => "room-" + l.Name),
        .. ReadingRules.CertificateInputs(method).Select(i => "standard-" + i),
    ];

    /// <summary>The readings, or <see langword="null"/> with faults in the post.</summary>
    public static TypedReadings? Read(
        LaboratoryPost posted, MethodVersion method, ItemCondition condition, double nominal, ReadingSetId? corrects, IStringLocalizer<LaboratoryText> text)
    {
        Dictionary<string, IReadOnlyList<decimal>> columns = [];
        foreach (var column in ReadingRules.Columns(method))
        {
            var name = "column-" + column;
            if (!MeasuredNumber.TryReadColumn(posted[name], out var values, out var wrong))
            {
                posted.Faults.Add(name, text["readings.not-number", values.Count + 1, wrong]);
            }
            else if (values.Count < method.LeastReadings)
            {
                posted.Faults.Add(name, text["readings.too-few", method.LeastReadings, values.Count]);
            }

            columns[column] = values;
        }

        Dictionary<string, double> room = [];
        foreach (var limit in ReadingRules.Limits(method))
        {
            if (posted.Measured("room-" + limit.Name, needed: true) is { } value)
            {
                room[limit.Name] = value;
            }
        }

        var standards = ReadingRules.CertificateInputs(method).ToDictionary(i => i, i => new StandardId(posted.Key("standard-" + i)));
        foreach (var (input, _) in standards.Where(s => s.Value.Value == Guid.Empty))
        {
            posted.Fault("standard-" + input, "form.choose");
        }

        var day = posted.Date("date", needed: true);
        if (!TimeOnly.TryParseExact(posted["time"].Replace('h', ':').Replace('.', ':'), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            posted.Fault("time", "readings.not-time");
        }

        if (corrects is not null)
        {
            posted.Needed("reason", 1000);
        }

        return posted.Faults.Any || day is not { } date
            ? null
            : new TypedReadings(condition, nominal, new DateTimeOffset(date.ToDateTime(time), VietnamTime.Offset), posted.Free("room", 200), columns, room, standards)
            {
                Corrects = corrects,
                Reason = corrects is null ? "" : posted["reason"],
            };
    }

    /// <summary>The condition of a word in addresses.</summary>
    public static ItemCondition ConditionOf(string? word) => word == Words.Kebab(ItemCondition.AsLeft) ? ItemCondition.AsLeft : ItemCondition.AsFound;
}
