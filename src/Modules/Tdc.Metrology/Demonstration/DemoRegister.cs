using System.Globalization;
using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Features.Register.Kinds;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Demonstration;

/// <summary>Invents instruments, their verifications and marks; the same on every machine for the same day.</summary>
internal sealed class DemoRegister(KindSnapshot kinds, LineageId body, string bodyCode, (Guid Id, string Name) verifier, (Guid Id, string Name) head, IReadOnlyList<string> places, DateOnly today, DateTimeOffset now)
{
    private const string Procedure = "Quy trình minh họa";
    private const string Standards = "Chuẩn minh họa MH-01, giấy chứng nhận MH-HC-01/2026";

    private readonly Dictionary<int, int> numbers = [];
    private int applications;
    private int stamps;

    /// <summary>The instruments.</summary>
    public List<Instrument> Instruments { get; } = [];

    /// <summary>Everything else, in the order in which it can be stored.</summary>
    public List<object> Rest { get; } = [];

    /// <summary>The range of stamps.</summary>
    public MarkRange Range { get; } = new()
    {
        Id = new MarkRangeId(InstrumentOwners.Id("range", "1")),
        Body = body,
        Kind = MarkKind.Stamp,
        Prefix = "MH-A",
        First = 1,
        Last = 5000,
        Digits = 6,
        IssuedOn = today.AddYears(-3),
        Next = 1,
        CreatedAt = now,
    };

    /// <summary>Invents an owner's instruments of a sort.</summary>
    public void Add(DemoSort sort, LineageId owner, int count, string? place = null)
    {
        for (var i = 0; i < count; i++)
        {
            var number = Instruments.Count + 1;
            var commune = place ?? places[number * 37 % places.Count];
            var dice = number * 2654435761L % 1000;
            var instrument = new Instrument
            {
                Id = new InstrumentId(InstrumentOwners.Id("instrument", number.ToString(CultureInfo.InvariantCulture))),
                Kind = sort.Kind,
                Owner = owner,
                Place = commune,
                Address = $"Điểm đo số {number} (minh họa)",
                Maker = sort.Maker,
                Model = sort.Model,
                Serial = "",
                Range = sort.Range,
                AccuracyClass = sort.Class,
                TypeApprovalNumber = kinds.On(sort.Kind, today)?.TypeApproval == false ? "" : "MH-PDM-" + sort.Letter,
                DueOn = today.AddDays(-(int)(dice % 60)),
                CreatedAt = now,
                IsDemonstration = true,
                Version = InstrumentOwners.Id("version", number.ToString(CultureInfo.InvariantCulture)),
            };
            instrument.Name(sort.Maker, $"{sort.Letter}{number:D5}");
            if (dice % 10 < 7)
            {
                var at = places.ToList().IndexOf(commune);
                instrument.Latitude = Math.Round(10.75 + (at % 12 * 0.11) + (dice * 0.00004), 5);
                instrument.Longitude = Math.Round(106.75 + (at / 12 * 0.09) + (dice % 97 * 0.0003), 5);
            }

            Instruments.Add(instrument);
            Happen(instrument, InstrumentEventKind.Registered, today.AddYears(-7), "");
            Live(instrument, sort, dice);
        }
    }

    // Most were verified within their period; about one in eight is overdue, and each state of a verification occurs.
    private void Live(Instrument instrument, DemoSort sort, long dice)
    {
        var kind = kinds.On(sort.Kind, today)!;
        var days = (kind.PeriodMonths ?? 12) * 30;
        var number = Instruments.Count;
        switch (number % 61)
        {
            case 7:
                Open(instrument, kind, VerificationState.Applied);
                return;
            case 14:
                Open(instrument, kind, VerificationState.Accepted);
                return;
            case 21:
                Open(instrument, kind, VerificationState.Examining);
                return;
            case 28 or 29:
                Finish(instrument, sort, kind, today.AddDays(-2), number % 61 == 28, signed: false);
                return;
            case 35:
                Finish(instrument, sort, kind, today.AddDays(-10 - (number % 20)), good: false, signed: true);
                return;
            case 42:
                Open(instrument, kind, VerificationState.Declined);
                return;
            case 43:
                Open(instrument, kind, VerificationState.Cancelled);
                return;
        }

        var age = dice < 120 ? days + 5 + (int)(dice * 2) : dice < 210 ? days - 25 + (int)(dice % 24) : (int)(dice * (days - 40) / 1000);
        Finish(instrument, sort, kind, today.AddDays(-Math.Max(age, 3)), good: true, signed: true);
        switch (number % 61)
        {
            case 50:
                End(instrument, InstrumentEventKind.SealBroken, today.AddDays(-1), "Niêm phong đứt khi bảo dưỡng (minh họa)");
                break;
            case 51:
                End(instrument, InstrumentEventKind.Revoked, today.AddDays(-2), "Cấp nhầm (minh họa)");
                break;
            case 52:
                instrument.State = InstrumentState.OutOfUse;
                Happen(instrument, InstrumentEventKind.TakenOut, today.AddDays(-3), "Cất kho (minh họa)");
                break;
        }
    }

    private Verification Begin(Instrument instrument, InstrumentKind kind, DateOnly on)
    {
        applications++;
        return new Verification
        {
            Id = new VerificationId(Rising("verification", on.StartInVietnam.AddHours(9), applications)),
            Number = string.Create(CultureInfo.InvariantCulture, $"HS-{on.Year}-9{applications:D5}"),
            Instrument = instrument.Id,
            Kind = instrument.Kind,
            Owner = instrument.Owner,
            Body = body,
            Purpose = kind.Periodic == false ? VerificationPurpose.Initial : VerificationPurpose.Periodic,
            AppliedOn = on,
            Scheme = kind.Scheme,
            CreatedAt = on.StartInVietnam.AddHours(9),
            IsDemonstration = true,
            Version = InstrumentOwners.Id("verification-version", applications.ToString(CultureInfo.InvariantCulture)),
        };
    }

    private void Open(Instrument instrument, InstrumentKind kind, VerificationState until)
    {
        var verification = Begin(instrument, kind, today.AddDays(-4));
        Rest.Add(verification);
        switch (until)
        {
            case VerificationState.Declined:
                verification.Take(VerificationStep.Decline);
                verification.IntakeNote = "Chưa có phê duyệt mẫu (minh họa)";
                return;
            case VerificationState.Cancelled:
                verification.Take(VerificationStep.Cancel);
                verification.IntakeNote = "Chủ phương tiện rút (minh họa)";
                return;
            case VerificationState.Applied:
                return;
        }

        Accept(verification, instrument, kind);
        if (until == VerificationState.Examining)
        {
            verification.LookAt(true, "");
            (verification.Verifier, verification.VerifierName) = verifier;
        }
    }

    private void Accept(Verification verification, Instrument instrument, InstrumentKind kind)
    {
        if (!verification.Accept(kind, true, instrument.TypeApprovalNumber, "Đã có trong sổ (minh họa)", verification.AppliedOn.AddDays(1)).TryGet(out _, out var refusal))
        {
            throw new InvalidOperationException(refusal.Code);
        }
    }

    private void Finish(Instrument instrument, DemoSort sort, InstrumentKind kind, DateOnly on, bool good, bool signed)
    {
        var verification = Begin(instrument, kind, on.AddDays(-3));
        Accept(verification, instrument, kind);
        verification.LookAt(true, "");
        verification.Check(true, "");
        var points = DemoInstruments.Judge(sort, kind.Scheme, verification.Id, good);
        verification.Measure(points);
        (verification.Setup, verification.Procedure, verification.Standards) = (sort.Setup, Procedure, Standards);
        (verification.Verifier, verification.VerifierName) = verifier;
        var stamp = good ? Range.NumberOf(++stamps) : "";
        if (!verification.Conclude(points.All(p => p.Suffices(new Fraction(1, 3))), good ? "" : "Sai số vượt giới hạn (minh họa)", stamp, on).TryGet(out var passed, out var refusal) || passed != good)
        {
            throw new InvalidOperationException($"{sort.Kind}: {refusal?.Code ?? "the invented readings give the other verdict"}.");
        }

        verification.StampNumber = stamp;
        Rest.Add(verification);
        Rest.AddRange(points);
        if (good)
        {
            Rest.Add(new Mark { Id = new MarkId(InstrumentOwners.Id("mark", stamp)), Number = stamp, Range = Range.Id, Body = body, Kind = MarkKind.Stamp, Verification = verification.Id, On = on });
        }

        if (signed)
        {
            Sign(instrument, verification, kind, on, good);
        }
    }

    private void Sign(Instrument instrument, Verification verification, InstrumentKind kind, DateOnly on, bool good)
    {
        verification.Sign(head.Id, head.Name, on);
        var key = (on.Year * 2) + (good ? 1 : 0);
        numbers[key] = numbers.GetValueOrDefault(key) + 1;
        var certificate = new VerificationCertificate
        {
            Id = new VerificationCertificateId(InstrumentOwners.Id("certificate", verification.Number)),
            Verification = verification.Id,
            Instrument = instrument.Id,
            Body = body,
            IsCertificate = good,
            Year = on.Year,
            Sequence = numbers[key],
            Number = VerificationCertificate.NumberOf(bodyCode, on.Year, numbers[key], good),
            StampNumber = verification.StampNumber,
            IssuedOn = on,
            ValidTo = good ? kind.ValidUntil(on) : null,
        };
        Rest.Add(certificate);
        if (good)
        {
            instrument.Verify(on, certificate.ValidTo, certificate.Number);
        }
        else
        {
            instrument.EndValidity(on);
        }

        Happen(instrument, good ? InstrumentEventKind.Verified : InstrumentEventKind.Refused, on, certificate.Number);
    }

    private void End(Instrument instrument, InstrumentEventKind by, DateOnly on, string note)
    {
        foreach (var certificate in Rest.OfType<VerificationCertificate>().Where(c => c.Instrument == instrument.Id))
        {
            (certificate.EndedOn, certificate.EndedBy) = (on, by);
        }

        if (by == InstrumentEventKind.SealBroken)
        {
            instrument.Become(InstrumentState.UnderRepair, on);
        }
        else
        {
            instrument.EndValidity(on);
        }

        Happen(instrument, by, on, note);
    }

    private void Happen(Instrument instrument, InstrumentEventKind kind, DateOnly on, string note)
    {
        var at = on.StartInVietnam.AddHours(10);
        Rest.Add(new InstrumentEvent { Id = new InstrumentEventId(Rising("event", at, Rest.Count)), Instrument = instrument.Id, Kind = kind, On = on, Note = note, At = at });
    }

    // A version 7 id whose random part is computed, so that two demonstrations are equal and histories still stand in order.
    private static Guid Rising(string what, DateTimeOffset at, int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        InstrumentOwners.Id(what, number.ToString(CultureInfo.InvariantCulture)).TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = at.ToUnixTimeMilliseconds();
        for (var i = 5; i >= 0; i--)
        {
            bytes[i] = (byte)milliseconds;
            milliseconds >>= 8;
        }

        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        return new Guid(bytes, bigEndian: true);
    }
}
