using System.Globalization;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Features.Laboratory.Issuing;
using Tdc.Metrology.Features.Laboratory.Jobs;
using Tdc.Metrology.Features.Laboratory.Readings;
using Tdc.Metrology.Features.Laboratory.Results;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Demonstration;

/// <summary>A job to be invented.</summary>
/// <param name="OrderedOn">Day of the order; it sets everything after it.</param>
/// <param name="Customer">Name of the customer.</param>
/// <param name="Unit">The customer's unit, when it is in the register.</param>
/// <param name="Method">The method.</param>
/// <param name="Item">What is calibrated.</param>
/// <param name="Serial">Its identity.</param>
/// <param name="Class">Its class.</param>
/// <param name="Points">Test points that are measured.</param>
/// <param name="State">How far the job is.</param>
/// <param name="Standard">The standard that serves.</param>
/// <param name="Own">The laboratory's own standard, when the item is one.</param>
internal sealed record InventedJob(
    DateOnly OrderedOn, string Customer, LineageId? Unit, CalibrationMethod Method, string Item, string Serial, string Class, IReadOnlyList<double> Points, JobState State,
    MeasurementStandard Standard, MeasurementStandard? Own = null)
{
    /// <summary>Whether a reading was corrected on the way.</summary>
    public bool Corrected { get; init; }

    /// <summary>Whether the first certificate was amended.</summary>
    public bool Amended { get; init; }
}

/// <summary>Carries invented jobs from order to certificate with the rules and the evaluation of real ones.</summary>
internal sealed class LaboratoryJobs(
    CalibrationLaboratory laboratory, IReadOnlyDictionary<MethodId, MethodVersion> versions, IReadOnlyList<ScopeLine> scope, List<StandardCertificate> certificates,
    IReadOnlyList<MeasurementStandard> standards, (Guid Id, string Name) reader, (Guid Id, string Name) lead)
{
    private readonly Dictionary<(string, int), int> numbers = [];

    /// <summary>The records, in the order in which they can be stored.</summary>
    public List<object> Records { get; } = [];

    /// <summary>Invents a job; jobs have to come in the order of their days, so that own certificates are there before they serve.</summary>
    public void Add(InventedJob plan)
    {
        var (year, word) = (plan.OrderedOn.Year, plan.Serial + plan.OrderedOn.ToString("O", CultureInfo.InvariantCulture));
        var sequence = Next("job", year);
        var reached = plan.State;
        var job = new CalibrationJob
        {
            Id = new JobId(LaboratoryDice.Id("job", word)),
            Laboratory = laboratory.Id,
            Year = year,
            Sequence = sequence,
            Number = OrderJob.NumberOf("YC", laboratory.Code, year, sequence),
            State = reached,
            CustomerUnit = plan.Unit,
            CustomerName = plan.Customer,
            CustomerAddress = "Đồng Nai",
            WantsVerdict = true,
            OrderedOn = plan.OrderedOn,
            ReceivedOn = reached is JobState.Ordered ? null : plan.OrderedOn.AddDays(1),
            WantedOn = plan.OrderedOn.AddDays(14),
            Reason = reached == JobState.Cancelled ? "Khách hàng rút thiết bị về dùng." : plan.Amended ? "Tên khách hàng in thiếu." : "",
            CreatedAt = plan.OrderedOn.StartInVietnam.AddHours(9),
            IsDemonstration = true,
            Version = LaboratoryDice.Id("job-row", word),
        };
        var item = new JobItem
        {
            Id = new JobItemId(LaboratoryDice.Id("item", word)),
            Job = job.Id,
            Position = 1,
            Description = plan.Item,
            Maker = "Hãng minh họa",
            Serial = plan.Serial,
            Class = plan.Class,
            Nominal = plan.Method.Quantity == "mass" ? string.Join("; ", plan.Points.Select(p => p + " g")) : "0–1 000 kPa",
            Resolution = plan.Method.Quantity == "mass" ? null : 2,
            Condition = reached == JobState.Ordered ? "" : "Bình thường, đủ phụ kiện.",
            Method = plan.Method.Id,
            OwnStandard = plan.Own?.Id,
        };
        Records.Add(job);
        Records.Add(item);
        if (reached is JobState.Ordered or JobState.Received or JobState.Cancelled)
        {
            return;
        }

        var (results, sets) = Measure(plan, job, item, word);
        if (reached is JobState.Authorised or JobState.CertificateIssued or JobState.Closed)
        {
            var authorisation = Authorise(job, results, plan.OrderedOn.AddDays(4), word);
            if (reached != JobState.Authorised)
            {
                Issue(plan, job, item, authorisation, results, sets);
            }
        }
    }

    private (List<CalibrationResult> Results, List<ReadingSet> Sets) Measure(InventedJob plan, CalibrationJob job, JobItem item, string word)
    {
        List<CalibrationResult> results = [];
        List<ReadingSet> sets = [];
        var points = plan.State == JobState.InWork ? plan.Points.Take(Math.Max(1, plan.Points.Count / 2)).ToList() : plan.Points;
        var readAt = plan.OrderedOn.AddDays(3).StartInVietnam.AddHours(8);
        var certificate = StandardService.InForce(certificates.Where(c => c.Standard == plan.Standard.Id), readAt.DateInVietnam)
            ?? throw new InvalidOperationException($"{plan.Standard.Number} has no certificate on {readAt.DateInVietnam}.");
        foreach (var point in points)
        {
            readAt = readAt.AddMinutes(20);
            var set = Set(plan, job, item, word, point, readAt, certificate, null);
            Records.Add(set);
            if (plan.Corrected && point == points[0])
            {
                var corrected = Set(plan, job, item, word + "+", point, readAt, certificate, set.Id);
                Records.Add(corrected);
                set = corrected;
            }

            var version = versions[plan.Method.Id];
            var input = ReadingRules.CertificateInputs(version)[0];
            var made = ResultMaking.Make(
                new(laboratory, job, item, set, version, plan.Method.Quantity, new Dictionary<string, StandardCertificate> { [input] = certificate }, [.. scope.Where(l => l.Quantity == plan.Method.Quantity)]),
                new CalibrationResultId(LaboratoryDice.Id("result", word, point.ToString(CultureInfo.InvariantCulture))), readAt.AddMinutes(5));
            var result = made.TryGet(out var found, out var no) ? found : throw new InvalidOperationException($"{no.Code} {string.Join(' ', no.Values)}");
            Records.Add(result);
            results.Add(result);
            sets.Add(set);
        }

        return (results, sets);
    }

    private ReadingSet Set(InventedJob plan, CalibrationJob job, JobItem item, string word, double point, DateTimeOffset readAt, StandardCertificate certificate, ReadingSetId? corrects)
    {
        var key = point.ToString(CultureInfo.InvariantCulture);
        var id = new ReadingSetId(LaboratoryDice.Id("set", word, key));
        var version = versions[plan.Method.Id];
        return new ReadingSet
        {
            Id = id,
            Job = job.Id,
            Item = item.Id,
            Method = version.Id,
            Condition = ItemCondition.AsFound,
            Nominal = point,
            Readings = LaboratoryJson.Write(new Dictionary<string, List<decimal>> { [ReadingRules.Columns(version)[0]] = plan.Method.Quantity == "mass" ? Differences(plan, point, word) : Indications(plan, point, word) }),
            Room = "Phòng đo số 1",
            Environment = LaboratoryJson.Write(new Dictionary<string, double>
            {
                ["temperature"] = Math.Round(22.5 + LaboratoryDice.Symmetric("room", word, key), 1),
                ["humidity"] = Math.Round(52 + (6 * LaboratoryDice.Symmetric("damp", word, key))),
            }),
            ReadAt = readAt,
            ReadBy = reader.Id,
            ReaderName = reader.Name,
            EnteredAt = readAt.AddMinutes(corrects is null ? 2 : 4),
            Corrects = corrects,
            CorrectionReason = corrects is null ? "" : "Nhập nhầm cột của điểm kế tiếp.",
            Standards = [new ReadingStandard { ReadingSet = id, Input = ReadingRules.CertificateInputs(version)[0], Standard = plan.Standard.Id, Certificate = certificate.Id }],
        };
    }

    // The item's true deviation against that of the standard, with the comparator's noise, to its last digit.
    private static List<decimal> Differences(InventedJob plan, double gram, string word)
    {
        var limit = LaboratoryMethods.Permissible(plan.Class, gram);
        var truth = plan.Own is { } own ? LaboratoryStandards.TrueDeviation(own, gram) : 1.05 * limit * LaboratoryDice.Symmetric("item", plan.Serial, gram.ToString(CultureInfo.InvariantCulture));
        var decimals = plan.Class == "F1" ? 3 : 2;
        return [.. Enumerable.Range(0, 5).Select(i => Math.Round((decimal)(truth - LaboratoryStandards.TrueDeviation(plan.Standard, gram) + (limit / 60 * LaboratoryDice.Normal($"noise {word} {gram} {i}"))), decimals))];
    }

    private static List<decimal> Indications(InventedJob plan, double point, string word)
    {
        var limit = plan.Class == "1" ? 10 : 16;
        var error = 1.05 * limit * LaboratoryDice.Symmetric("gauge", plan.Serial, point.ToString(CultureInfo.InvariantCulture));
        return [.. Enumerable.Range(0, 4).Select(i => Math.Round((decimal)(point + error + LaboratoryDice.Normal($"noise {word} {point} {i}")), 0))];
    }

    private Authorisation Authorise(CalibrationJob job, List<CalibrationResult> results, DateOnly day, string word)
    {
        var authorisation = new Authorisation
        {
            Id = new AuthorisationId(LaboratoryDice.Id("authorisation", word)),
            Job = job.Id,
            Granted = true,
            Person = lead.Id,
            PersonName = lead.Name,
            Results = LaboratoryJson.Write(results.Select(r => r.Id.Value).Order().ToList()),
            At = day.StartInVietnam.AddHours(15),
        };
        Records.Add(authorisation);
        return authorisation;
    }

    private void Issue(InventedJob plan, CalibrationJob job, JobItem item, Authorisation authorisation, List<CalibrationResult> results, List<ReadingSet> sets)
    {
        var served = certificates.Where(c => results.Exists(r => r.Standards.Exists(s => s.Certificate == c.Id))).Select(c => (standards.First(s => s.Id == c.Standard), c)).ToList();
        var material = new CertificateMaterial(laboratory, job, item, authorisation, plan.Method, versions[plan.Method.Id], results, sets, served);
        var first = Certificate(material, plan.OrderedOn.AddDays(5), null, null);
        if (plan.Amended)
        {
            Certificate(material, plan.OrderedOn.AddDays(9), first, new Replacement(CertificateChange.Amended, "Bổ sung tên đầy đủ của khách hàng; kết quả không đổi."));
        }

        if (plan.Own is { } own)
        {
            var version = OwnStandards.Version(
                own, first, LaboratoryJson.Read<CertificateContent>(first.Content), results, versions.Values.ToDictionary(v => v.Id, v => v.Meaning),
                new StandardCertificateId(LaboratoryDice.Id("own-certificate", first.Number)), first.IssuedAt);
            certificates.Add(version);
            Records.Add(version);
        }
    }

    private CalibrationCertificate Certificate(CertificateMaterial material, DateOnly day, CalibrationCertificate? old, Replacement? replacement)
    {
        var sequence = Next("certificate", day.Year);
        var number = OrderJob.NumberOf("HC", laboratory.Code, day.Year, sequence);
        var content = LaboratoryJson.Write(CertificateFreezing.Content(material, number, day, old, replacement));
        var certificate = new CalibrationCertificate
        {
            Id = new CalibrationCertificateId(LaboratoryDice.Id("issued", number)),
            Laboratory = laboratory.Id,
            Job = material.Job.Id,
            Item = material.Item.Id,
            Year = day.Year,
            Sequence = sequence,
            Number = number,
            IssuedOn = day,
            IssuedAt = day.StartInVietnam.AddHours(16),
            IssuedBy = lead.Id,
            Content = content,
            ContentHash = CertificateFreezing.HashOf(content),
            Token = LaboratoryDice.Id("token", number).ToString("N"),
            Replaces = old?.Id,
            Change = replacement?.Change,
            ChangeReason = replacement?.Reason ?? "",
            IsDemonstration = true,
        };
        Records.Add(certificate);
        return certificate;
    }

    private int Next(string kind, int year) => numbers[(kind, year)] = numbers.GetValueOrDefault((kind, year)) + 1;
}
