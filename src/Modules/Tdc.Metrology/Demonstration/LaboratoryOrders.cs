using System.Globalization;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Organisations;

namespace Tdc.Metrology.Demonstration;

/// <summary>The invented jobs: the laboratory's own working standards, and what customers bring.</summary>
internal static class LaboratoryOrders
{
    private static readonly (string Code, string Name)[] customers =
    [
        ("MH-GO-TP", "Công ty đồ gỗ Tam Phước (minh họa)"), ("MH-CHO-01", "Ban quản lý chợ số 1 (minh họa)"), ("MH-NUOC", "Công ty cấp nước (minh họa)"),
        ("", "Nhà máy thức ăn chăn nuôi Long Thành (minh họa)"), ("", "Công ty dược Biên Hòa (minh họa)"), ("", "Xưởng cơ khí Nhơn Trạch (minh họa)"), ("", "Trạm nén khí Amata (minh họa)"),
    ];

    private static readonly JobState[] recent =
    [
        JobState.CertificateIssued, JobState.CertificateIssued, JobState.CertificateIssued, JobState.Authorised, JobState.Authorised, JobState.ToAuthorise, JobState.ToAuthorise, JobState.ToAuthorise,
        JobState.InWork, JobState.InWork, JobState.InWork, JobState.Received, JobState.Received, JobState.Ordered, JobState.Ordered, JobState.Cancelled,
    ];

    /// <summary>All of them in the order of their days.</summary>
    public static IReadOnlyList<InventedJob> All(
        DateOnly today, Func<string, Organisation?> find, CalibrationMethod fine, CalibrationMethod coarse, CalibrationMethod gauges, MeasurementStandard e2, MeasurementStandard f1, MeasurementStandard spare,
        MeasurementStandard pressure)
    {
        const string Self = "Phòng hiệu chuẩn (chuẩn công tác)";
        List<InventedJob> jobs =
        [
            new(today.AddMonths(-14), Self, null, fine, "Bộ quả cân F1 công tác", f1.Serial, "F1", LaboratoryMethods.Masses, JobState.Closed, e2, f1),
            new(today.AddMonths(-10), Self, null, fine, "Bộ quả cân F1 dự phòng", spare.Serial, "F1", LaboratoryMethods.Masses, JobState.Closed, e2, spare),
            new(today.AddMonths(-2).AddDays(-20), Self, null, fine, "Bộ quả cân F1 công tác", f1.Serial, "F1", LaboratoryMethods.Masses, JobState.Closed, e2, f1),
        ];
        for (var i = 0; i < 22; i++)
        {
            jobs.Add(Customers(i, today.AddDays(-395 + (i * 16)), JobState.Closed) with { Corrected = i % 9 == 4, Amended = i % 11 == 7 });
        }

        for (var i = 0; i < recent.Length; i++)
        {
            jobs.Add(Customers(22 + i, today.AddDays(-22 + i), recent[i]) with { Corrected = i == 5 });
        }

        return [.. jobs.OrderBy(j => j.OrderedOn).ThenBy(j => j.Serial, StringComparer.Ordinal)];

        InventedJob Customers(int i, DateOnly day, JobState state)
        {
            var (code, name) = customers[i % customers.Length];
            var unit = code.Length > 0 ? find(code) : null;
            var number = (i + 1).ToString("D3", CultureInfo.InvariantCulture);
            // Work of the last days cannot have been read in the future.
            var fit = state is JobState.Ordered or JobState.Received or JobState.Cancelled || day.AddDays(6) <= today ? day : today.AddDays(-7);
            return i % 3 == 2
                ? new(fit, name, unit?.Lineage, gauges, "Áp kế lò xo", "AK-" + number, i % 2 == 0 ? "1,6" : "1", LaboratoryMethods.Pressures, state, pressure)
                : new(fit, name, unit?.Lineage, coarse, "Bộ quả cân M1", "QC-" + number, "M1", [.. LaboratoryMethods.Masses.Skip(5 + (i % 3)).Take(4)], state, i % 2 == 0 || day > today.AddMonths(-2) ? f1 : Later(day));
        }

        // The spare set has a certificate only since it was calibrated.
        MeasurementStandard Later(DateOnly day) => day > today.AddMonths(-9) ? spare : f1;
    }
}
