using System.Globalization;
using Tdc.Epcis.Identifiers;
using Tdc.Epcis.Model;
using Tdc.Epcis.Vocabulary;

namespace Tdc.Epcis.Validation;

/// <summary>Rules of the standard's text that its JSON schema does not say.</summary>
/// <remarks>Source: EPCIS 2.0, section 7.4; CBV 2.0, section 8; GS1 EPC Tag Data Standard; GS1 General Specifications (check digits).</remarks>
internal static class SemanticRules
{
    /// <summary>Judges one event.</summary>
    public static void Check(EpcisEvent what, Findings findings)
    {
        Instances(what.EpcList, "epcList", findings);
        Instances(what.ChildEpcs, "childEPCs", findings);
        Instances(what.InputEpcList, "inputEPCList", findings);
        Instances(what.OutputEpcList, "outputEPCList", findings);
        Instance(what.ParentId, "parentID", findings);
        Classes(what.QuantityList, "quantityList", findings);
        Classes(what.ChildQuantityList, "childQuantityList", findings);
        Classes(what.InputQuantityList, "inputQuantityList", findings);
        Classes(what.OutputQuantityList, "outputQuantityList", findings);
        Location(what.ReadPoint, "readPoint", findings);
        Location(what.BizLocation, "bizLocation", findings);
        References(what.BizTransactionList, "bizTransactionList", "bizTransaction", findings);
        References(what.SourceList, "sourceList", "source", findings);
        References(what.DestinationList, "destinationList", "destination", findings);
        Sensors(what.SensorElementList, findings);
        if (what.PersistentDisposition is { Set: { } set, Unset: { } unset })
        {
            SetAndUnset(set, unset, findings);
        }

        if (what is { Kind: EventKind.AggregationEvent, ParentId: null, Action: EventAction.Add or EventAction.Delete })
        {
            findings.Semantics("epcis.parent-missing", what.Action.Value.Name());
        }
    }

    private static void Instances(IReadOnlyList<string>? uris, string field, Findings findings)
    {
        for (var i = 0; i < uris?.Count; i++)
        {
            var level = Identifier.LevelOf(uris[i]);
            if (level is IdentifierLevel.Instance or IdentifierLevel.Other)
            {
                continue;
            }

            findings.Push(field);
            findings.Push(i);
            Report(level, uris[i], instanceWanted: true, findings);
            findings.Pop();
            findings.Pop();
        }
    }

    private static void Instance(string? uri, string field, Findings findings)
    {
        if (uri is not null && Identifier.LevelOf(uri) is var level and not (IdentifierLevel.Instance or IdentifierLevel.Other))
        {
            findings.Push(field);
            Report(level, uri, instanceWanted: true, findings);
            findings.Pop();
        }
    }

    private static void Classes(IReadOnlyList<QuantityElement>? elements, string field, Findings findings)
    {
        for (var i = 0; i < elements?.Count; i++)
        {
            var level = Identifier.LevelOf(elements[i].EpcClass);
            if (level is IdentifierLevel.Class or IdentifierLevel.Other)
            {
                continue;
            }

            findings.Push(field);
            findings.Push(i);
            findings.Push("epcClass");
            if (level == IdentifierLevel.Instance)
            {
                findings.Warn("epcis.instance-in-quantity-list", elements[i].EpcClass);
            }
            else
            {
                Report(level, elements[i].EpcClass, instanceWanted: false, findings);
            }

            findings.Pop();
            findings.Pop();
            findings.Pop();
        }
    }

    private static void Location(Place? place, string field, Findings findings)
    {
        if (place is not null)
        {
            findings.Push(field);
            Sound(place.Id, "id", findings);
            findings.Pop();
        }
    }

    private static void References(IReadOnlyList<BusinessReference>? references, string list, string field, Findings findings)
    {
        if (references is null)
        {
            return;
        }

        findings.Push(list);
        findings.Push(0);
        for (var i = 0; i < references.Count; i++)
        {
            findings.At(i);
            Sound(references[i].Value, field, findings);
        }

        findings.Pop();
        findings.Pop();
    }

    private static void Sound(string uri, string field, Findings findings)
    {
        if (Identifier.LevelOf(uri) is var level and (IdentifierLevel.MalformedUrn or IdentifierLevel.WrongCheckDigit))
        {
            findings.Push(field);
            Report(level, uri, instanceWanted: false, findings);
            findings.Pop();
        }
    }

    private static void Report(IdentifierLevel level, string uri, bool instanceWanted, Findings findings)
    {
        switch (level)
        {
            case IdentifierLevel.MalformedUrn:
                findings.Semantics("epcis.urn-malformed", uri);
                break;
            case IdentifierLevel.WrongCheckDigit:
                findings.Semantics("epcis.check-digit", uri);
                break;
            case IdentifierLevel.Class when instanceWanted:
                findings.Semantics("epcis.class-in-epc-list", uri);
                break;
            default:
                break;
        }
    }

    private static void SetAndUnset(IReadOnlyList<string> set, IReadOnlyList<string> unset, Findings findings)
    {
        foreach (var one in set)
        {
            var word = CoreBusinessVocabulary.WordOf(WordList.Disposition, one) ?? one;
            foreach (var other in unset)
            {
                if ((CoreBusinessVocabulary.WordOf(WordList.Disposition, other) ?? other) == word)
                {
                    findings.Push("persistentDisposition");
                    findings.Semantics("epcis.set-and-unset", word);
                    findings.Pop();
                }
            }
        }
    }

    private static void Sensors(IReadOnlyList<SensorElement>? elements, Findings findings)
    {
        for (var i = 0; i < elements?.Count; i++)
        {
            for (var j = 0; j < elements[i].Reports.Count; j++)
            {
                if (Doubt(elements[i].Reports[j]) is { } code)
                {
                    findings.Push("sensorElementList");
                    findings.Push(i);
                    findings.Push("sensorReport");
                    findings.Push(j);
                    findings.Warn(code);
                    findings.Reset(findings.Depth - 4);
                }
            }
        }
    }

    private static string? Doubt(SensorFields report)
    {
        if (report[SensorField.PercRank] is { } rank && double.TryParse(rank, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is < 0 or > 100)
        {
            return "epcis.percent-rank";
        }

        if (report[SensorField.Uom] is not null || report[SensorField.Type] is null or "Dimensionless" or "Count")
        {
            return null;
        }

        for (var field = SensorField.MinValue; field <= SensorField.SDev; field++)
        {
            if (report[field] is not null)
            {
                return "epcis.unit-missing";
            }
        }

        return report[SensorField.Value] is null ? null : "epcis.unit-missing";
    }
}
