using Microsoft.Extensions.Localization;
using Tdc.Metrology.Domain.Register.Limits;
using Tdc.Metrology.Resources;
using Tdc.Platform.Pages;

namespace Tdc.Metrology.Features.Register.Verifying;

/// <summary>Reads the values of a scheme as people type them, and shows them back.</summary>
internal sealed class MeasureForm
{
    /// <summary>The unit of a field; one that is named in the setup is looked up there.</summary>
    public static string UnitOf(SchemeField field, string setupUnit) => field.Unit.StartsWith('=') ? setupUnit : field.Unit;

    /// <summary>A kept value as it is typed into a field.</summary>
    public string Shown(SchemeValues values, SchemeField field)
    {
        ArgumentNullException.ThrowIfNull(values);
        return field.IsText || field.Choices is { Count: > 0 } || values[field.Name].Length == 0 ? values[field.Name] : Display.NumberUpTo(values.Number(field.Name), 12);
    }

    /// <summary>The setup and the points that were typed; a row without any value is no point. Faults are noted in the post.</summary>
    public (SchemeValues Setup, IReadOnlyList<SchemeValues> Points) Read(RegisterPost post, LimitScheme scheme, int rows, IStringLocalizer<RegisterText> text)
    {
        ArgumentNullException.ThrowIfNull(post);
        ArgumentNullException.ThrowIfNull(scheme);
        var setup = Row(post, scheme.Setup, "s.", "", text);
        List<SchemeValues> points = [];
        for (var i = 1; i <= rows; i++)
        {
            var prefix = $"p{i}.";
            if (scheme.Readings.Any(f => post.Tidy(prefix + f.Name).Length > 0))
            {
                points.Add(Row(post, scheme.Readings, prefix, text["measure.point", i] + ": ", text));
            }
        }

        return (setup, points);
    }

    private static SchemeValues Row(RegisterPost post, IReadOnlyList<SchemeField> fields, string prefix, string where, IStringLocalizer<RegisterText> text)
    {
        var values = new SchemeValues();
        foreach (var field in fields)
        {
            var (name, typed) = (prefix + field.Name, post.Tidy(prefix + field.Name));
            if (typed.Length == 0)
            {
                if (!field.Optional)
                {
                    Fault(name, "measure.missing");
                }
            }
            else if (field.Choices is { Count: > 0 } choices)
            {
                if (choices.Contains(typed))
                {
                    values[field.Name] = typed;
                }
                else
                {
                    Fault(name, "measure.not-a-choice");
                }
            }
            else if (field.IsText)
            {
                values[field.Name] = typed.Length <= 200 ? typed : typed[..200];
            }
            else if (Reading.Number(typed, out var number) != ReadFault.None || Math.Abs(number) > 1_000_000_000_000m)
            {
                Fault(name, "form.not-number");
            }
            else if (!field.Signed && number <= 0)
            {
                Fault(name, "measure.positive");
            }
            else
            {
                values.Put(field.Name, number);
            }

            void Fault(string at, string code) =>
                post.Faults.Add(at, where + text["f." + field.Name] + ": " + text[code] + (typed.Length is > 0 and <= 60 ? " " + text["form.received", typed] : ""));
        }

        return values;
    }
}
