using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Tdc.Metrology.Resources;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Laboratory.Checking;

/// <summary>Faults of what was typed on these pages, in their own words.</summary>
internal static class CheckingFaults
{
    /// <summary>Faults of fields as one refusal, or <see langword="null"/> when there are none.</summary>
    public static Refusal? Of(IReadOnlyDictionary<string, string[]> faults) =>
        faults.Count == 0 ? null : new Refusal(RefusalKind.Fields, "checking.check-fields") { Fields = faults };

    extension(LaboratoryPost posted)
    {
        /// <summary>Notes a refusal: its fields at the fields, everything else for the whole form.</summary>
        public void Refuse(Refusal refusal, IStringLocalizer<CheckingText> say, HttpContext http)
        {
            foreach (var (field, codes) in refusal.Fields)
            {
                posted.Faults.Add(field, string.Join(' ', codes.Select(code => say[code].Value)));
            }

            if (refusal.Fields.Count == 0)
            {
                object[] values = [.. refusal.Values.Select(value => value is DateTimeOffset at ? Display.Moment(at) : value)];
                posted.Faults.Add(null, say[refusal.Code, values]);
            }

            http.Response.StatusCode = refusal.Status;
        }

        /// <summary>A day and a time of day on Vietnamese clocks; faults stand at the two fields.</summary>
        public DateTimeOffset? Moment(string day, string time, IStringLocalizer<CheckingText> say)
        {
            if (Reading.Date(posted[day], out var date) != ReadFault.None)
            {
                posted.Faults.Add(day, say["checking.date"]);
                return null;
            }

            if (!TimeOnly.TryParseExact(posted[time], ["H:mm", "HH:mm", "H'h'mm"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var clock))
            {
                posted.Faults.Add(time, say["checking.time"]);
                return null;
            }

            return date.StartInVietnam + clock.ToTimeSpan();
        }

        /// <summary>A measured number, or nothing when it is not typed; a fault when it cannot be read or must be there.</summary>
        public double? Measured(string name, IStringLocalizer<CheckingText> say, bool needed = false)
        {
            if (posted[name].Length == 0)
            {
                if (needed)
                {
                    posted.Faults.Add(name, say["checking.needed"]);
                }

                return null;
            }

            if (MeasuredNumber.TryRead(posted[name], out var number))
            {
                return number;
            }

            posted.Faults.Add(name, say["checking.not-number", posted[name].Length > 60 ? posted[name][..60] : posted[name]]);
            return null;
        }
    }
}
