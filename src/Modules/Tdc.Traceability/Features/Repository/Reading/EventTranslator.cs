using Tdc.Epcis.Identifiers;
using Tdc.Epcis.Model;
using Tdc.Epcis.Vocabulary;
using Tdc.Gs1.DigitalLinks;
using Tdc.Gs1.Epc;
using EpcUrn = Tdc.Gs1.Epc.EpcUrn;

namespace Tdc.Traceability.Features.Repository.Reading;

/// <summary>In which form identifiers are written.</summary>
internal enum EpcForm
{
    /// <summary>As they were captured.</summary>
    AsIs,

    /// <summary>As GS1 Digital Links.</summary>
    DigitalLink,

    /// <summary>As EPC URNs, where the length of the company prefix is known.</summary>
    Urn,
}

/// <summary>In which form XML writes words of the vocabulary.</summary>
internal enum CbvForm
{
    /// <summary>As URNs, the form of XML documents.</summary>
    AsIs,

    /// <summary>As Web URIs.</summary>
    WebUri,
}

/// <summary>Writes an event's identifiers and words in the form that is asked for; the stored event is never changed.</summary>
/// <remarks>
/// A link becomes a URN only when the register knows the company prefix with which its key begins: the longest that fits. Else it stays as it is; a length is
/// never guessed. Source: EPCIS 2.0, section 12.3 (GS1-EPC-Format, GS1-CBV-XML-Format).
/// </remarks>
internal sealed class EventTranslator(EpcForm epc, CbvForm cbv, IReadOnlySet<string> prefixes)
{
    private readonly Dictionary<string, string> done = new(StringComparer.Ordinal);

    /// <summary>Whether nothing is changed.</summary>
    public bool IsIdle => epc == EpcForm.AsIs && cbv == CbvForm.AsIs;

    /// <summary>An identifier in the form asked for.</summary>
    public string Identifier(string uri)
    {
        if (epc == EpcForm.AsIs || uri.Length < 12)
        {
            return uri;
        }

        if (done.TryGetValue(uri, out var known))
        {
            return known;
        }

        var form = epc == EpcForm.DigitalLink ? ToLink(uri) : ToUrn(uri);
        if (done.Count < 20_000)
        {
            done.Add(uri, form);
        }

        return form;
    }

    /// <summary>The event in the form asked for; the same object when nothing changes.</summary>
    public EpcisEvent Event(EpcisEvent what)
    {
        if (IsIdle)
        {
            return what;
        }

        return new EpcisEvent
        {
            Kind = what.Kind,
            TypeName = what.TypeName,
            EventTime = what.EventTime,
            RecordTime = what.RecordTime,
            EventTimeZoneOffset = what.EventTimeZoneOffset,
            EventId = what.EventId,
            CertificationInfo = what.CertificationInfo,
            CertificationInfoIsList = what.CertificationInfoIsList,
            ErrorDeclaration = Error(what.ErrorDeclaration),
            EpcList = List(what.EpcList),
            QuantityList = Quantities(what.QuantityList),
            ParentId = what.ParentId is { } parent ? Identifier(parent) : null,
            ChildEpcs = List(what.ChildEpcs),
            ChildQuantityList = Quantities(what.ChildQuantityList),
            InputEpcList = List(what.InputEpcList),
            InputQuantityList = Quantities(what.InputQuantityList),
            OutputEpcList = List(what.OutputEpcList),
            OutputQuantityList = Quantities(what.OutputQuantityList),
            TransformationId = what.TransformationId is { } id ? Identifier(id) : null,
            Action = what.Action,
            BizStep = Word(WordList.BizStep, what.BizStep),
            Disposition = Word(WordList.Disposition, what.Disposition),
            PersistentDisposition = what.PersistentDisposition is { } held
                ? new(Words(WordList.Disposition, held.Set), Words(WordList.Disposition, held.Unset)) : null,
            ReadPoint = Location(what.ReadPoint),
            BizLocation = Location(what.BizLocation),
            BizTransactionList = References(WordList.BizTransactionType, what.BizTransactionList),
            SourceList = References(WordList.SourceDestinationType, what.SourceList),
            DestinationList = References(WordList.SourceDestinationType, what.DestinationList),
            SensorElementList = what.SensorElementList,
            Ilmd = what.Ilmd,
            Extensions = what.Extensions,
            Namespaces = what.Namespaces,
            OwnContext = what.OwnContext,
        };
    }

    private static string ToLink(string uri) => uri.StartsWith("urn:epc:", StringComparison.OrdinalIgnoreCase) ? Epcis.Identifiers.Identifier.Canonical(uri) : uri;

    private string ToUrn(string uri)
    {
        if (!uri.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            return uri;
        }

        var canonical = Epcis.Identifiers.Identifier.Canonical(uri);
        if (prefixes.Count == 0 || !DigitalLink.Read(canonical, out var link, withAssociations: false).IsNone || link is null)
        {
            return uri;
        }

        var digits = GtinFirst(link) ? link.Key.Value[1..] : link.Key.Value;
        for (var length = Math.Min(12, digits.Length); length >= 6; length--)
        {
            if (prefixes.Contains(digits[..length]) && EpcUrn.FromDigitalLink(link, length, out var urn).IsNone)
            {
                return urn!;
            }
        }

        return uri;
    }

    /// <summary>Keys whose first digit (indicator, extension, filler) stands before the company prefix.</summary>
    public static bool GtinFirst(DigitalLink link) => link.Key.Ai.Code is "01" or "00" or "8006" or "8003";

    private IReadOnlyList<string>? List(IReadOnlyList<string>? uris)
    {
        if (uris is null || epc == EpcForm.AsIs)
        {
            return uris;
        }

        var result = new string[uris.Count];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Identifier(uris[i]);
        }

        return result;
    }

    private IReadOnlyList<QuantityElement>? Quantities(IReadOnlyList<QuantityElement>? elements) =>
        elements is null || epc == EpcForm.AsIs ? elements : [.. elements.Select(e => e with { EpcClass = Identifier(e.EpcClass) })];

    private Place? Location(Place? place) => place is null || epc == EpcForm.AsIs ? place : place with { Id = Identifier(place.Id) };

    private IReadOnlyList<BusinessReference>? References(WordList list, IReadOnlyList<BusinessReference>? references) =>
        references is null ? null : [.. references.Select(r => new BusinessReference(Word(list, r.Type), Identifier(r.Value)))];

    private ErrorDeclaration? Error(ErrorDeclaration? error) => error is null || cbv == CbvForm.AsIs ? error : new ErrorDeclaration
    {
        DeclarationTime = error.DeclarationTime,
        Reason = Word(WordList.ErrorReason, error.Reason),
        CorrectiveEventIds = error.CorrectiveEventIds,
        Extensions = error.Extensions,
    };

    private string? Word(WordList list, string? word) =>
        cbv == CbvForm.WebUri && word is not null && CoreBusinessVocabulary.IsWord(list, word) ? CoreBusinessVocabulary.WebUri(list, word) : word;

    private IReadOnlyList<string>? Words(WordList list, IReadOnlyList<string>? words) => words is null ? null : [.. words.Select(w => Word(list, w)!)];
}
