using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Documents;

namespace Tdc.Metrology.Features.Certificates.Making;

/// <summary>A certificate on paper, in one language, from what was frozen at its issue.</summary>
/// <remarks>Source: ISO/IEC 17025:2017, 7.8.2 (common), 7.8.4 (calibration), 7.8.6 (conformity), 7.8.8 (amendments); from memory. ILAC-P14 for the statement of uncertainty.</remarks>
internal static class CertificateDocument
{
    /// <summary>The document.</summary>
    /// <param name="certificate">What was frozen.</param>
    /// <param name="checkAddress">Where anybody checks it.</param>
    /// <param name="words">The language.</param>
    /// <param name="made">When the certificate was issued.</param>
    public static NumberedDocument Of(CertificateContent certificate, string checkAddress, CertificateWords words, DateTimeOffset made) => new()
    {
        IssuerName = words.Of(certificate.Laboratory.NameVi, certificate.Laboratory.NameEn),
        IssuerLines = [.. IssuerLines(certificate, words)],
        Title = words["doc.title"],
        Number = words.Say("doc.number", certificate.Number),
        PageWords = (words["doc.page"], "/"),
        CheckAddress = checkAddress,
        Body = [.. Body(certificate, checkAddress, words)],
        PlaceAndDate = words.Say("doc.issued", words.Date(certificate.IssuedOn)),
        Signatures =
        [
            new DocumentSignature([words["doc.measured-by"]], string.Join(", ", certificate.MeasuredBy)),
            new DocumentSignature([words["doc.authorised-by"]], certificate.AuthorisedBy),
        ],
        EndMark = words.Say("doc.end", certificate.Number),
        Language = words.IsEnglish ? DocumentLanguage.English : DocumentLanguage.Vietnamese,
        Created = made,
    };

    private static IEnumerable<string> IssuerLines(CertificateContent certificate, CertificateWords words)
    {
        if (certificate.Laboratory.Address.Length > 0)
        {
            yield return words.Say("doc.address", certificate.Laboratory.Address);
        }

        if (certificate.Laboratory.AccreditationNumber.Length > 0)
        {
            yield return words.Say("doc.accredited", certificate.Laboratory.AccreditationNumber, certificate.Laboratory.AccreditationBody);
        }
    }

    private static IEnumerable<DocumentBlock> Body(CertificateContent certificate, string checkAddress, CertificateWords words)
    {
        if (certificate.ReplacesNumber.Length > 0)
        {
            yield return new TextBlock(RichText.Bold(words.Say("doc.replaces." + certificate.Change, certificate.ReplacesNumber)).Then(" " + words.Say("doc.reason", certificate.ChangeReason)));
        }

        yield return new FactList([.. Facts(certificate, words).Where(fact => fact.Fact.Plain.Length > 0)]);
        yield return new Heading(HeadingLevel.Clause, words["doc.traceability"]);
        yield return new TextBlock(words["doc.traceability-text"]);
        yield return Standards(certificate, words);
        yield return new Heading(HeadingLevel.Clause, words["doc.results"]);
        yield return new TextBlock(words.Of(certificate.Method.MeasurandVi, certificate.Method.MeasurandEn));
        foreach (var part in certificate.Results.GroupBy(result => result.Condition).OrderBy(part => part.Key))
        {
            yield return Results(part.Key, [.. part], words);
        }

        foreach (var note in Notes(certificate, checkAddress, words))
        {
            yield return note;
        }
    }

    private static IEnumerable<(string Term, RichText Fact)> Facts(CertificateContent certificate, CertificateWords words)
    {
        yield return (words["doc.customer"], string.Join('\n', new[] { certificate.CustomerName, certificate.CustomerAddress }.Where(line => line.Length > 0)));
        yield return (words["doc.job"], certificate.JobNumber);
        yield return (words["doc.item"], RichText.Bold(certificate.Item.Description));
        yield return (words["doc.maker"], certificate.Item.Maker);
        yield return (words["doc.serial"], certificate.Item.Serial);
        yield return (words["doc.class"], certificate.Item.Class);
        yield return (words["doc.nominal"], certificate.Item.Nominal);
        yield return (words["doc.condition"], certificate.Item.Condition);
        yield return (words["doc.received"], certificate.ReceivedOn is { } day ? words.Date(day) : "");
        yield return (words["doc.performed"], words.Dates(certificate.BegunOn, certificate.EndedOn));
        yield return (words["doc.place"], certificate.Place.Length > 0 ? certificate.Place : words["doc.place-laboratory"]);
        var method = certificate.Method;
        yield return (words["doc.method"], $"{words.Of(method.NameVi, method.NameEn)} ({words.Say("doc.method-version", method.Code, method.Version)})\n{method.Procedure}");
        yield return (words["doc.environment"], string.Join('\n', certificate.Environment.Select(each => Environment(each, words))));
    }

    private static string Environment(CertificateEnvironment value, CertificateWords words)
    {
        var unit = DsiSymbol.Of(value.Unit);
        var range = value.Low == value.High ? words.Number(value.Low) : words.Say("doc.from-to", words.Number(value.Low), words.Number(value.High));
        return $"{words.Environment(value.Name)}: {range} {unit}";
    }

    private static DocumentTable Standards(CertificateContent certificate, CertificateWords words) => new(
        [
            new(words["doc.standard"], 4), new(words["doc.serial-short"], 2), new(words["doc.certificate"], 3), new(words["doc.issuer"], 3), new(words["doc.valid-to"], 2, CellAlignment.Center),
        ],
        [.. certificate.Standards.Select(standard => new DocumentRow(
            [
                $"{words.Of(standard.NameVi, standard.NameEn)} ({standard.Number})", standard.Serial, standard.CertificateNumber,
                string.Join('\n', new[] { standard.Issuer, standard.Accreditation }.Where(line => line.Length > 0)), words.Date(standard.ValidTo),
            ]))])
    { FontSize = 11 };

    private static DocumentTable Results(ItemCondition condition, IReadOnlyList<CertificateResult> results, CertificateWords words)
    {
        var hasVerdict = results.Any(result => result.Conformity != Conformity.None);
        DocumentColumn[] columns =
        [
            new(words["doc.point"], 2, CellAlignment.Right), new(words["doc.value"], 2.2, CellAlignment.Right), new(words["doc.uncertainty"], 2, CellAlignment.Right),
            new(words["doc.factor"], 1.2, CellAlignment.Right), new(words["doc.probability"], 1.4, CellAlignment.Right),
        ];
        return new DocumentTable(
            hasVerdict ? [.. columns, new(words["doc.limits"], 2.6, CellAlignment.Right), new(words["doc.conformity"], 2, CellAlignment.Center)] : columns,
            [.. results.Select(result => new DocumentRow(Cells(result, hasVerdict, words)))])
        {
            FontSize = 11,
            Caption = words.Condition(condition),
        };
    }

    private static RichText[] Cells(CertificateResult result, bool hasVerdict, CertificateWords words)
    {
        var unit = DsiSymbol.Of(result.Unit);
        var mark = result.Scope == ScopeStanding.Outside ? " *" : result.Scope == ScopeStanding.RaisedToCapability ? " **" : "";
        RichText[] cells =
        [
            $"{words.Number(result.Nominal)} {DsiSymbol.Of(result.PointUnit)}", $"{words.Number(result.Value)} {unit}{mark}", $"{words.Number(result.ExpandedUncertainty)} {unit}",
            words.Factor(result.CoverageFactor), words.Percent(result.Probability),
        ];
        return hasVerdict ? [.. cells, words.Limits(result), words.Conformity(result.Conformity)] : cells;
    }

    private static IEnumerable<DocumentBlock> Notes(CertificateContent certificate, string checkAddress, CertificateWords words)
    {
        yield return new Heading(HeadingLevel.Clause, words["doc.notes"]);
        List<string> notes = [words["doc.uncertainty-text"]];
        notes.AddRange(certificate.Results.Where(result => result.Conformity != Conformity.None)
            .Select(result => words.Say("doc.rule-text", words.Rule(result.Rule), result.LimitBasis)).Distinct());
        if (certificate.Results.Any(result => result.Scope == ScopeStanding.Outside))
        {
            notes.Add(words["doc.outside-scope"]);
        }

        if (certificate.Results.Any(result => result.Scope == ScopeStanding.RaisedToCapability))
        {
            notes.Add(words["doc.raised"]);
        }

        notes.Add(words["doc.only-items"]);
        notes.Add(words["doc.in-full"]);
        notes.Add(words.Say("doc.check", checkAddress));
        yield return new BulletList([.. notes.Select(note => (RichText)note)]);
    }
}
