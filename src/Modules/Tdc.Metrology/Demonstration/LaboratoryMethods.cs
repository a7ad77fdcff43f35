using Tdc.Metrology.Domain.Laboratory;

namespace Tdc.Metrology.Demonstration;

/// <summary>The invented laboratory's methods: weights of class F1 by E2, weights of class M1 by F1, pressure gauges.</summary>
internal static class LaboratoryMethods
{
    private const string Gram = @"\gram";
    private const string Milligram = @"\milli\gram";
    private const string Kilopascal = @"\kilo\pascal";
    private const string Kelvin = @"\degreecelsius";
    private const string R111 = "OIML R 111-1:2004, bảng 1 (theo trí nhớ, chưa đối chiếu)";

    /// <summary>Nominal masses in gram.</summary>
    public static IReadOnlyList<double> Masses { get; } = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

    /// <summary>Test points in kilopascal.</summary>
    public static IReadOnlyList<double> Pressures { get; } = [200, 400, 600, 800, 1000];

    private static readonly double[] e2 = [0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.16, 0.3, 0.8, 1.6, 3, 8];
    private static readonly double[] f1 = [0.1, 0.12, 0.16, 0.2, 0.25, 0.3, 0.5, 1, 2.5, 5, 10, 25];
    private static readonly double[] m1 = [1, 1.2, 1.6, 2, 2.5, 3, 5, 10, 25, 50, 100, 250];

    /// <summary>The permissible error of a class at a nominal mass, in milligram.</summary>
    public static double Permissible(string itemClass, double gram) => (itemClass switch { "E2" => e2, "F1" => f1, _ => m1 })[Masses.ToList().IndexOf(gram)];

    /// <summary>Weights of class F1 by comparison with E2.</summary>
    public static CalibrationMethod Fine(LaboratoryId laboratory) => Method(laboratory, "KL-01", "Hiệu chuẩn quả cân F1 bằng phép so sánh", "Calibration of F1 weights by comparison", "mass");

    /// <summary>Weights of class M1 by comparison with F1.</summary>
    public static CalibrationMethod Coarse(LaboratoryId laboratory) => Method(laboratory, "KL-02", "Hiệu chuẩn quả cân M1 bằng phép so sánh", "Calibration of M1 weights by comparison", "mass");

    /// <summary>Pressure gauges.</summary>
    public static CalibrationMethod Gauges(LaboratoryId laboratory) => Method(laboratory, "AS-01", "Hiệu chuẩn áp kế bằng phép so sánh", "Calibration of pressure gauges by comparison", "pressure");

    /// <summary>The version of <see cref="Fine"/>.</summary>
    public static MethodVersion FineVersion(CalibrationMethod method, DateTimeOffset at) => Weights(method, at, "QT-KL-01, so sánh theo chu trình ABBA", 0.0000004, 0.0000003, 0.005, "F1");

    /// <summary>The version of <see cref="Coarse"/>.</summary>
    public static MethodVersion CoarseVersion(CalibrationMethod method, DateTimeOffset at) => Weights(method, at, "QT-KL-02, so sánh theo chu trình ABA", 0.000002, 0.000001, 0.05, "M1");

    /// <summary>The version of <see cref="Gauges"/>.</summary>
    public static MethodVersion GaugeVersion(CalibrationMethod method, DateTimeOffset at) => Version(method, at, "QT-AS-01, so sánh với áp kế chuẩn số") with
    {
        MeasurandVi = "Sai số chỉ của áp kế",
        MeasurandEn = "Error of indication of a pressure gauge",
        Meaning = ResultMeaning.ErrorOfIndication,
        PointUnit = Kilopascal,
        ResultUnit = Kilopascal,
        Model = "E = pI + dR + dH - pS * (1 + a * dt)",
        Output = "E",
        Inputs =
        [
            new("pI", "Trung bình số chỉ của áp kế", "Mean indication of the gauge", Kilopascal, InputSource.Readings) { Column = "indication" },
            new("pS", "Áp suất theo giấy chứng nhận của chuẩn", "Pressure by the standard's certificate", Kilopascal, InputSource.StandardCertificate),
            new("dR", "Độ phân giải của áp kế", "Resolution of the gauge", Kilopascal, InputSource.Resolution) { Distribution = InputDistribution.Uniform },
            new("dH", "Độ trễ giữa tăng và giảm áp", "Hysteresis between rising and falling pressure", Kilopascal, InputSource.Specification) { Distribution = InputDistribution.Uniform, RelativeHalfWidth = 0.0005 },
            new("a", "Hệ số nhiệt của chuẩn", "Temperature coefficient of the standard", @"\kelvin\tothe{-1}", InputSource.Specification) { Distribution = InputDistribution.Uniform, HalfWidth = 0.00002 },
            new("dt", "Chênh lệch nhiệt độ so với lúc hiệu chuẩn chuẩn", "Difference of temperature to the standard's calibration", @"\kelvin", InputSource.Specification) { Distribution = InputDistribution.Uniform, Value = 3, HalfWidth = 2 },
        ],
        Points = Pressures,
        LeastReadings = 3,
        Limits = [new("temperature", Kelvin, 18, 28), new("humidity", @"\percent", 30, 80)],
        Rule = DecisionRule.NonBinary,
        Acceptance = [new("1", 0, 1000, 10, "Cấp chính xác 1, phạm vi 1 000 kPa"), new("1,6", 0, 1000, 16, "Cấp chính xác 1,6, phạm vi 1 000 kPa")],
    };

    private static MethodVersion Weights(CalibrationMethod method, DateTimeOffset at, string procedure, double drift, double buoyancy, double resolution, string itemClass) => Version(method, at, procedure) with
    {
        MeasurandVi = "Độ lệch khối lượng quy ước so với giá trị danh nghĩa",
        MeasurandEn = "Deviation of conventional mass from the nominal value",
        Meaning = ResultMeaning.DeviationFromNominal,
        PointUnit = Gram,
        ResultUnit = Milligram,
        Model = "e = mS + d + dD + dB + dR - mN",
        Output = "e",
        Inputs =
        [
            new("mS", "Khối lượng quy ước của quả cân chuẩn", "Conventional mass of the standard weight", Milligram, InputSource.StandardCertificate),
            new("d", "Trung bình chênh lệch đọc được", "Mean of the differences read", Milligram, InputSource.Readings) { Column = "difference" },
            new("dD", "Độ trôi của chuẩn từ lần hiệu chuẩn", "Drift of the standard since its calibration", Milligram, InputSource.Specification) { Distribution = InputDistribution.Uniform, RelativeHalfWidth = drift * 1000, HalfWidth = resolution / 5 },
            new("dB", "Hiệu chính lực đẩy không khí", "Air buoyancy correction", Milligram, InputSource.Specification) { Distribution = InputDistribution.Uniform, RelativeHalfWidth = buoyancy * 1000 },
            new("dR", "Độ phân giải của cân so sánh", "Resolution of the comparator", Milligram, InputSource.Specification) { Distribution = InputDistribution.Uniform, HalfWidth = resolution },
            new("mN", "Giá trị danh nghĩa", "Nominal value", Milligram, InputSource.Nominal),
        ],
        Points = Masses,
        LeastReadings = 5,
        Limits = [new("temperature", Kelvin, 18, 27), new("humidity", @"\percent", 30, 70)],
        Rule = DecisionRule.GuardBand,
        Acceptance = [.. Masses.Select(m => new AcceptanceLimit(itemClass, m, m, Permissible(itemClass, m), R111))],
    };

    private static CalibrationMethod Method(LaboratoryId laboratory, string code, string vi, string en, string quantity) =>
        new() { Id = new MethodId(LaboratoryDice.Id("method", code)), Laboratory = laboratory, Code = code, NameVi = vi, NameEn = en, Quantity = quantity };

    private static VersionDraft Version(CalibrationMethod method, DateTimeOffset at, string procedure) => new(method, at, procedure);

    /// <summary>A version before it becomes a row.</summary>
    private sealed record VersionDraft(CalibrationMethod Of, DateTimeOffset At, string Procedure)
    {
        public string MeasurandVi { get; init; } = "";

        public string MeasurandEn { get; init; } = "";

        public ResultMeaning Meaning { get; init; }

        public string PointUnit { get; init; } = "";

        public string ResultUnit { get; init; } = "";

        public string Model { get; init; } = "";

        public string Output { get; init; } = "";

        public IReadOnlyList<BudgetInput> Inputs { get; init; } = [];

        public IReadOnlyList<double> Points { get; init; } = [];

        public int LeastReadings { get; init; }

        public IReadOnlyList<EnvironmentLimit> Limits { get; init; } = [];

        public DecisionRule Rule { get; init; }

        public IReadOnlyList<AcceptanceLimit> Acceptance { get; init; } = [];

        public static implicit operator MethodVersion(VersionDraft d) => new()
        {
            Id = new MethodVersionId(LaboratoryDice.Id("version", d.Of.Code, "1")),
            Method = d.Of.Id,
            Number = 1,
            Procedure = d.Procedure,
            MeasurandVi = d.MeasurandVi,
            MeasurandEn = d.MeasurandEn,
            Meaning = d.Meaning,
            PointUnit = d.PointUnit,
            ResultUnit = d.ResultUnit,
            Model = d.Model,
            Output = d.Output,
            Budget = LaboratoryJson.Write(d.Inputs),
            TestPoints = LaboratoryJson.Write(d.Points),
            LeastReadings = d.LeastReadings,
            Environment = LaboratoryJson.Write(d.Limits),
            Rule = d.Rule,
            Acceptance = LaboratoryJson.Write(d.Acceptance),
            CoverageProbability = 0.9545,
            ValidFrom = DateOnly.FromDateTime(d.At.UtcDateTime),
            ApprovedAt = d.At,
            CreatedAt = d.At,
            Version = LaboratoryDice.Id("version-row", d.Of.Code),
        };
    }
}
