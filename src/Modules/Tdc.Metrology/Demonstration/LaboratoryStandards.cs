using System.Globalization;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Demonstration;

/// <summary>The invented laboratory's standards, and what other laboratories certified of them. The true values stay hidden from the records.</summary>
internal static class LaboratoryStandards
{
    private const string Gram = @"\gram";
    private const string Institute = "Viện Đo lường (minh họa)";

    /// <summary>A standard.</summary>
    public static MeasurementStandard Make(LaboratoryId laboratory, string number, string vi, string en, string serial, string itemClass, string quantity, string nominal, StandardRank rank, DateTimeOffset since, int months) => new()
    {
        Id = new StandardId(LaboratoryDice.Id("standard", number)),
        Laboratory = laboratory,
        Number = number,
        NameVi = vi,
        NameEn = en,
        Maker = "Hãng minh họa",
        Serial = serial,
        Class = itemClass,
        Quantity = quantity,
        Nominal = nominal,
        Rank = rank,
        Location = "Phòng chuẩn, tủ số " + (rank == StandardRank.Reference ? "1" : "2"),
        State = StandardState.InService,
        StateSince = since,
        IntervalMonths = months,
        IsDemonstration = true,
        Version = LaboratoryDice.Id("standard-row", number),
    };

    /// <summary>The deviation that a weight of a standard truly has, in milligram.</summary>
    public static double TrueDeviation(MeasurementStandard standard, double gram) =>
        0.6 * LaboratoryMethods.Permissible(standard.Class, gram) * LaboratoryDice.Symmetric("true", standard.Number, gram.ToString(CultureInfo.InvariantCulture));

    /// <summary>An outside certificate of a set of weights.</summary>
    public static StandardCertificate OfWeights(MeasurementStandard standard, string number, DateOnly calibrated, int months)
    {
        var id = new StandardCertificateId(LaboratoryDice.Id("certificate", number));
        return Outside(standard, id, number, calibrated, months, [.. LaboratoryMethods.Masses.Select((m, i) =>
        {
            var expanded = LaboratoryMethods.Permissible(standard.Class, m) / 3;
            var seen = TrueDeviation(standard, m) + (expanded / 4 * LaboratoryDice.Symmetric(number, m.ToString(CultureInfo.InvariantCulture)));
            return Value(id, i, m, m + (Math.Round(seen, 4) / 1000), expanded / 1000, Gram);
        })]);
    }

    /// <summary>An outside certificate of a pressure standard.</summary>
    public static StandardCertificate OfPressure(MeasurementStandard standard, string number, DateOnly calibrated, int months)
    {
        var id = new StandardCertificateId(LaboratoryDice.Id("certificate", number));
        return Outside(standard, id, number, calibrated, months, [.. LaboratoryMethods.Pressures.Select((p, i) =>
            Value(id, i, p, p + Math.Round(0.15 * LaboratoryDice.Symmetric(number, p.ToString(CultureInfo.InvariantCulture)), 3), 0.1 + (0.0002 * p), @"\kilo\pascal"))]);
    }

    private static StandardCertificate Outside(MeasurementStandard standard, StandardCertificateId id, string number, DateOnly calibrated, int months, List<StandardValue> values) => new()
    {
        Id = id,
        Standard = standard.Id,
        Number = number,
        Source = StandardCertificateSource.External,
        Issuer = Institute,
        Accreditation = "MH-001 (minh họa)",
        CalibratedOn = calibrated,
        ValidFrom = calibrated,
        ValidTo = calibrated.AddMonths(months).AddDays(-1),
        EnteredAt = calibrated.AddDays(4).StartInVietnam,
        Values = values,
    };

    private static StandardValue Value(StandardCertificateId certificate, int position, double nominal, double value, double expanded, string unit) => new()
    {
        Certificate = certificate,
        Position = position,
        Nominal = nominal,
        Value = value,
        ExpandedUncertainty = expanded,
        CoverageFactor = 2,
        Probability = 0.9545,
        Unit = unit,
    };
}
