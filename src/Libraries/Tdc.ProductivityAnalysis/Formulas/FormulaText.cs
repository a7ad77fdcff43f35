using System.Globalization;
using System.Text;

namespace Tdc.ProductivityAnalysis.Formulas;

/// <summary>Prints a syntax tree with as few parentheses as reading it back needs.</summary>
internal static class FormulaText
{
    private const int Negation = 4;
    private const int Primary = 6;

    internal static string Print(FormulaNode node)
    {
        var text = new StringBuilder();
        Write(node, 0, text);
        return text.ToString();
    }

    internal static string Print(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static void Write(FormulaNode node, int least, StringBuilder text)
    {
        var open = Strength(node) < least;
        if (open) { text.Append('('); }
        switch (node)
        {
            case NumberNode number:
                text.Append(Print(number.Value));
                break;
            case NameNode name:
                text.Append(name.Name);
                break;
            case NegationNode:
                text.Append('-');
                Write(node.Parts[0], Negation, text);
                break;
            case OperatorNode between:
                Write(between, text);
                break;
            case FunctionNode function:
                Write(function, text);
                break;
        }
        if (open) { text.Append(')'); }
    }

    private static void Write(OperatorNode node, StringBuilder text)
    {
        var strength = FormulaWords.Strength(node.Kind);
        var (left, right) = strength switch
        {
            1 => (2, 2), // comparisons do not chain
            5 => (Primary, Negation),
            _ => (strength, strength + 1),
        };
        Write(node.Parts[0], left, text);
        text.Append(' ').Append(FormulaWords.Of(node.Kind)).Append(' ');
        Write(node.Parts[1], right, text);
    }

    private static void Write(FunctionNode node, StringBuilder text)
    {
        text.Append(FormulaWords.Of(node.Function)).Append('(');
        for (var i = 0; i < node.Parts.Count; i++)
        {
            if (i > 0) { text.Append(", "); }
            Write(node.Parts[i], 0, text);
        }
        text.Append(')');
    }

    private static int Strength(FormulaNode node) => node switch
    {
        OperatorNode between => FormulaWords.Strength(between.Kind),
        NegationNode => Negation,
        _ => Primary,
    };
}
