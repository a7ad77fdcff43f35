using System.Runtime.CompilerServices;

namespace Tdc.Gs1.ElementStrings;

/// <summary>Which Application Identifiers may, must and must not stand together.</summary>
/// <remarks>Source: the attributes <c>req</c> and <c>ex</c> of the syntax dictionary; GS1 General Specifications, 4.13 and 4.14, also for AI (8030).</remarks>
internal static class Associations
{
    private static readonly string[] serialisedKeys = ["253", "255", "8003"];

    /// <summary>Checks a set of elements, in this order: exclusions, demands, repeats, signed keys.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Gs1Problem Check(List<Element> elements)
    {
        foreach (var element in elements)
        {
            foreach (var pattern in element.Ai.Exclusions)
            {
                if (Has(elements, pattern, besides: element.Ai.Code))
                {
                    return new(Gs1Fault.ExcludedAi, element.Ai.Code);
                }
            }
        }

        foreach (var element in elements)
        {
            foreach (var demand in element.Ai.Demands)
            {
                if (!IsMet(demand, elements, element.Ai.Code))
                {
                    return new(Gs1Fault.MissingAi, element.Ai.Code);
                }
            }
        }

        return CheckRepeats(elements);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsMet(string[][] demand, List<Element> elements, string of)
    {
        foreach (var group in demand)
        {
            var met = true;
            foreach (var pattern in group)
            {
                met &= Has(elements, pattern, besides: of);
            }

            if (met)
            {
                return true;
            }
        }

        return false;
    }

    private static Gs1Problem CheckRepeats(List<Element> elements)
    {
        for (var i = 0; i < elements.Count; i++)
        {
            for (var j = i + 1; j < elements.Count; j++)
            {
                if (elements[i].Ai == elements[j].Ai && elements[i].Value != elements[j].Value)
                {
                    return new(Gs1Fault.RepeatedAi, elements[i].Ai.Code);
                }
            }
        }

        if (Has(elements, "8030", besides: ""))
        {
            foreach (var element in elements)
            {
                if (Array.IndexOf(serialisedKeys, element.Ai.Code) >= 0 && element.Value.Length == element.Ai.MinLength)
                {
                    return new(Gs1Fault.UnserialisedKey, element.Ai.Code);
                }
            }
        }

        return default;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Has(List<Element> elements, string pattern, string besides)
    {
        foreach (var element in elements)
        {
            if (element.Ai.Code != besides && Matches(element.Ai.Code, pattern))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Matches(string code, string pattern)
    {
        if (code.Length != pattern.Length)
        {
            return false;
        }

        for (var i = 0; i < code.Length; i++)
        {
            if (pattern[i] != 'n' && pattern[i] != code[i])
            {
                return false;
            }
        }

        return true;
    }
}
