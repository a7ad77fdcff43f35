using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Checking;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Demonstration;

/// <summary>How the invented laboratory watches itself: two check standards of which one drifts, its rooms, what calibrations found of its standards, and comparisons.</summary>
internal static class LaboratoryChecks
{
    private const int Baseline = 20;

    /// <summary>All records, each after those it names.</summary>
    /// <param name="lab">The laboratory.</param>
    /// <param name="standards">Its standards.</param>
    /// <param name="reader">Who measures.</param>
    /// <param name="today">Today.</param>
    public static IEnumerable<object> All(LaboratoryId lab, IReadOnlyList<MeasurementStandard> standards, Guid reader, DateOnly today) =>
    [
        .. Check(lab, "KT-KL-01", "Quả cân kiểm tra 1 kg: lệch so với giá trị đầu", "Check weight 1 kg: deviation from its first value", "mass", @"\milli\gram", 0.4, 0.25, drift: 0.09, 36, reader, today),
        .. Check(lab, "KT-AS-01", "Áp kế kiểm tra tại 600 kPa: sai số", "Check gauge at 600 kPa: error", "pressure", @"\kilo\pascal", 0.12, 0.08, drift: 0, 30, reader, today),
        .. Rooms(lab, reader, today),
        .. standards.Where(s => s.IntervalMonths > 0).SelectMany(s => Findings(s, reader, today)),
        .. Comparisons(lab, reader, today),
    ];

    private static IEnumerable<object> Check(
        LaboratoryId lab, string number, string vietnamese, string english, string quantity, string unit, double centre, double spread, double drift, int points, Guid reader, DateOnly today)
    {
        var (check, first) = (new CheckStandardId(LaboratoryDice.Id("check", number)), today.AddDays((-7 * points) - 1));
        yield return new CheckStandard
        {
            Id = check,
            Laboratory = lab,
            Number = number,
            NameVi = vietnamese,
            NameEn = english,
            Quantity = quantity,
            Unit = unit,
            BaselinePoints = Baseline,
            Robust = false,
            EnteredAt = At(first, 8),
            IsDemonstration = true,
        };
        for (var n = 1; n <= points; n++)
        {
            var at = At(first.AddDays(7 * n), 9);
            yield return new CheckPoint
            {
                Id = new CheckPointId(LaboratoryDice.Id("check-point", number, Word(n))),
                Check = check,
                Number = n,
                At = at,
                Value = Math.Round(centre + (spread * LaboratoryDice.Normal(number + Word(n))) + (drift * Math.Max(0, n - Baseline - 4)), 3),
                Remark = drift > 0 && n == points ? "Đã lau quả cân, đo lại vẫn lệch" : "",
                EnteredBy = reader,
                EnteredAt = at,
            };
        }
    }

    private static IEnumerable<object> Rooms(LaboratoryId lab, Guid reader, DateOnly today)
    {
        foreach (var (room, warm) in new[] { ("Phòng khối lượng", 21.5), ("Phòng áp suất", 23.5) })
        {
            for (var week = 12; week >= 0; week--)
            {
                double Swing(string what) => LaboratoryDice.Symmetric(room, what, Word(week));
                yield return new EnvironmentEntry
                {
                    Id = new EnvironmentEntryId(LaboratoryDice.Id("room", room, Word(week))),
                    Laboratory = lab,
                    Room = room,
                    At = At(today.AddDays(-7 * week - 1), 8),
                    Temperature = week == 5 && warm > 23 ? 29.4 : Math.Round(warm + (1.2 * Swing("t")), 1),
                    Humidity = Math.Round(52 + (8 * Swing("h")), 0),
                    Pressure = Math.Round(1008 + (4 * Swing("p")), 1),
                    Remark = week == 5 && warm > 23 ? "Điều hòa hỏng, dừng đo đến chiều" : "",
                    EnteredBy = reader,
                };
            }
        }
    }

    private static IEnumerable<object> Findings(MeasurementStandard standard, Guid reader, DateOnly today)
    {
        var days = (int)Math.Round(standard.IntervalMonths * 365.25 / 12);
        for (var back = 5; back >= 1; back--)
        {
            yield return new StandardFinding
            {
                Id = new StandardFindingId(LaboratoryDice.Id("finding", standard.Number, Word(back))),
                Standard = standard.Id,
                FoundOn = today.AddDays(-back * days + 90),
                IntervalDays = days,
                InTolerance = standard.Number != "AS-02" || back is not (1 or 3),
                EnteredBy = reader,
            };
        }
    }

    private static IEnumerable<object> Comparisons(LaboratoryId lab, Guid reader, DateOnly today)
    {
        ComparisonRecord Made(string scheme, int months, string quantity, string item, string unit, double value, double uncertainty, double assigned, double its, double? deviation, string action) => new()
        {
            Id = new ComparisonId(LaboratoryDice.Id("comparison", scheme, item)),
            Laboratory = lab,
            Scheme = scheme,
            Provider = "Tổ chức thử nghiệm thành thạo (minh họa)",
            ReportedOn = today.AddMonths(-months),
            Quantity = quantity,
            Item = item,
            Unit = unit,
            Value = value,
            Uncertainty = uncertainty,
            Assigned = assigned,
            AssignedUncertainty = its,
            AssessmentDeviation = deviation,
            Action = action,
            EnteredBy = reader,
        };
        yield return Made("MH-PT-KL, vòng 1", 20, "mass", "Quả cân 1 kg", @"\milli\gram", 3.1, 1.6, 2.4, 0.5, null, "");
        yield return Made("MH-PT-KL, vòng 1", 20, "mass", "Quả cân 100 g", @"\milli\gram", 0.21, 0.16, 0.19, 0.05, 0.1, "");
        yield return Made("MH-PT-AS, vòng 2", 7, "pressure", "Áp kế 600 kPa", @"\kilo\pascal", 1.9, 0.6, 0.9, 0.3, null, "Đường ống rò nhẹ khi so sánh. Đã thay gioăng, đo lại đạt, báo lại tổ chức điều hành.");
    }

    private static DateTimeOffset At(DateOnly day, int hour) => day.StartInVietnam.AddHours(hour);

    private static string Word(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
