using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Features.Register.Bodies;
using Tdc.Metrology.Features.Register.Kinds;
using Tdc.Metrology.Resources;
using Tdc.Platform.Documents;
using Tdc.Platform.Navigation;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Register.Verifying;

/// <summary>The verification certificate or the notice of refusal as an official document.</summary>
/// <remarks>Contents: body and designation, instrument, maker, serial, range, class, owner, place, procedure, standards, result, mark, last day, verifier, head (from memory of the form of Circular 23/2013/TT-BKHCN; to be compared with the text).</remarks>
internal sealed class VerificationDocument(
    TdcDbContext db, VerificationBook book, KindBook kinds, DesignationBook designations, OrganisationRegister register, SiteAddress site, TimeProvider clock, IStringLocalizer<RegisterText> text)
{
    /// <summary>The document, or <see langword="null"/> while nothing was signed.</summary>
    public async Task<(OfficialDocument Document, string Name)?> MakeAsync(Verification verification, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(verification);
        var of = verification.Id;
        if (await db.Set<VerificationCertificate>().AsNoTracking().SingleOrDefaultAsync(c => c.Verification == of, cancellation) is not { } signed)
        {
            return null;
        }

        var instrument = await db.Set<Instrument>().AsNoTracking().SingleAsync(i => i.Id == verification.Instrument, cancellation);
        var units = await register.NowAsync(cancellation);
        var (day, examined) = (signed.IssuedOn, verification.ExaminedOn ?? signed.IssuedOn);
        var kind = (await kinds.NowAsync(cancellation)).On(verification.Kind, examined)!;
        var designation = await designations.FindAsync(verification.Body, verification.Kind, examined, cancellation);
        var body = units.OfLineage(verification.Body, day);
        var points = await book.PointsAsync(of, cancellation);
        List<DocumentBlock> blocks =
        [
            new TextBlock(text["doc.body-designation", units.NameOf(verification.Body, day), designation?.Number ?? Display.Blank].Value),
            new DocumentTable([new(text["doc.fact"], 2), new(text["doc.value"], 4)], [.. Facts(verification, instrument, kind, signed, units, day).Select(f => new DocumentRow([f.Term, f.Value]))]),
        ];
        if (points.Count > 0)
        {
            blocks.Add(new DocumentTable(
                [new(text["points.point"], 3), new(text["f.error"], 2, CellAlignment.Right), new(text["points.limit"], 2, CellAlignment.Right), new(text["f.u"], 2, CellAlignment.Right), new(text["points.result"], 2)],
                [.. points.Select(p => new DocumentRow([
                    p.Point, text.Quantity(p.Error, p.Unit), "± " + text.Quantity(p.Limit, p.Unit), text.Quantity(p.ExpandedUncertainty, p.Unit), text[p.Keeps ? "points.keeps" : "points.fails"].Value]))])
            { Caption = text["points.caption"] });
        }

        blocks.Add(new TextBlock(signed.IsCertificate ? text["doc.passed"].Value : text["doc.failed", verification.Reason].Value));
        var address = site.Of("/kiem-dinh/" + signed.Number);
        var document = new OfficialDocument
        {
            SuperiorName = units.ParentOf(body, day) is { } above ? units.NameOf(above.Lineage, day) : null,
            IssuerName = units.NameOf(verification.Body, day),
            Number = signed.Sequence,
            Notation = (signed.IsCertificate ? "GCN-" : "TB-") + body.Code,
            Place = text["doc.place"],
            IssuedOn = day,
            TypeName = text[signed.IsCertificate ? "cert.title" : "cert.notice"],
            Subject = text["doc.subject", signed.Number, kind.Name()],
            Body = blocks,
            Signature = new DocumentSignature([text["doc.head"]], verification.HeadName),
            Recipients = [units.NameOf(verification.Owner, day)],
            Check = signed.IsCertificate ? new DocumentCheck(address, text["doc.check", signed.Number, address]) : null,
            Language = Display.InEnglish ? DocumentLanguage.English : DocumentLanguage.Vietnamese,
            Created = clock.GetUtcNow(),
        };
        return (document, signed.Number.ToLower(CultureInfo.InvariantCulture) + ".docx");
    }

    private IEnumerable<(string Term, string Value)> Facts(Verification verification, Instrument instrument, InstrumentKind kind, VerificationCertificate signed, RegisterSnapshot units, DateOnly day)
    {
        yield return (text["c.instrument"], kind.Name());
        yield return (text["c.maker"], instrument.Maker);
        yield return (text["c.model"], Or(instrument.Model));
        yield return (text["c.serial"], instrument.Serial);
        yield return (text["c.range"], Or(instrument.Range));
        yield return (text["c.class"], Or(instrument.AccuracyClass));
        yield return (text["c.approval"], Or(instrument.TypeApprovalNumber));
        yield return (text["c.owner"], units.NameOf(verification.Owner, day));
        yield return (text["c.place"], units.NameOfPlace(instrument.Place, day) + (instrument.Address.Length > 0 ? ", " + instrument.Address : ""));
        yield return (text["c.purpose"], text["purpose." + verification.Purpose]);
        yield return (text["v.procedure"], Or(verification.Procedure));
        yield return (text["v.standards"], Or(verification.Standards));
        yield return (text["doc.examined"], Display.Date(verification.ExaminedOn));
        yield return (text["v.verifier"], Or(verification.VerifierName));
        if (signed.IsCertificate)
        {
            yield return (text["cert.stamp"], signed.StampNumber);
            if (verification.SealNumbers.Length > 0)
            {
                yield return (text["cert.seals"], verification.SealNumbers);
            }

            yield return (text["c.valid-to"], signed.ValidTo is { } last ? Display.Date(last) : text["one.no-period"]);
        }
    }

    private static string Or(string value) => value.Length > 0 ? value : Display.Blank;
}
